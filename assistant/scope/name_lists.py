"""Words that could be taken for a name, and names that could be taken for a word."""

from __future__ import annotations

# Given names that are also English words: small, these are left alone.
ALSO_NAMES = frozenset(
    "alma amber amity ana angel art autumn barb barry basil bea ben beth bill billy blessing bob bobby brad brandy brook buck carol "
    "chad chance charity chase cherry chuck claire clay cliff clementine colin comfort constance cooper coral crystal daisy dale "
    "dan dave dawn dean del destiny dick dirk dolly dot drew duke earl ella emerald emery ernest eve evan faith favour fay fern flora "
    "frank gail gale gary gay gene gift ginger glen glory goodwill grace grant guy happiness harmony harry hazel heath heather "
    "henry holly hope hunter innocent iris ivy jack jackie jade jasmine jay jean jenny jerry jewel jimmy jo job joe joey john "
    "josh joy jude june justice justin ken kerry kit kitty lance laurel lee leo lily linda lot louis love lucky maria marina "
    "mark martin mason matt max may melody mercy merry mickey miles mina misty molly morris myrtle nan nelly nick noble norm "
    "olive opal otto pam pansy parker pat patience patsy patty paul pearl peg penny perry pete peter petra pierce polly poppy "
    "precious prince princess promise queen rae randy ray reed rich rick river rob robin rod roger roman rose rosemary rowan "
    "ruby rue russ rusty ruth sage sally sandy scott sienna skip sky sol sonny star stella sterling stew sue summer sunday "
    "sunny sydney tad tanner taylor ted terry tim timothy toby tom tommy tony tracy trinity troy tucker van vera victor violet "
    "viola virginia wade wally ward warren wayne will willow wren zola".split()
)

_DAYS = "monday tuesday wednesday thursday friday saturday january february march april july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
_FEASTS = "christmas xmas easter diwali ramadan eid hanukkah passover lent ascension thanksgiving halloween pentecost whitsun michaelmas hogmanay navratri pongal iftar shabbat"
_TOOLS = "whatsapp instagram linkedin facebook tiktok twitter youtube telegram snapchat tinder grindr google gmail outlook excel powerpoint word sharepoint jira github gitlab trello zoom skype webex airtag pegasus"
_PEOPLES = (
    "african american arab arabic asian australian austrian bangladeshi belgian brazilian british bulgarian cameroonian canadian "
    "chinese colombian congolese croatian cuban czech danish dutch egyptian english eritrean ethiopian european filipino finnish "
    "french german ghanaian greek gypsy haitian hausa hungarian igbo indian indonesian iranian iraqi irish israeli italian jamaican "
    "japanese kenyan korean kurd kurdish latina latino lebanese lithuanian malay mexican moroccan nepali nigerian norwegian "
    "pakistani palestinian persian pole polish portuguese punjabi roma romanian russian scottish senegalese serbian sikh slovak "
    "somali spanish sudanese swedish swiss syrian tamil thai tunisian turk turkish ukrainian vietnamese welsh yoruba zulu "
    "muslim muslims islam islamic jew jews jewish judaism hindu hindus christian christians catholic catholics protestant buddhist "
    "atheist allah quran koran bible torah dalit brahmin"
)
_LANDS = (
    "africa america asia europe england scotland wales ireland britain uk usa germany france spain italy portugal poland romania "
    "bulgaria ukraine russia turkey greece albania serbia kosovo syria iraq iran israel palestine egypt morocco algeria tunisia "
    "nigeria ghana kenya ethiopia eritrea somalia sudan congo uganda pakistan india bangladesh nepal china vietnam philippines "
    "mexico brazil colombia venezuela lagos london paris berlin delhi mumbai dublin warsaw"
)
_LAW = "covid gdpr nda pip hiv adhd ptsd als acas eeoc osha bafin gmc sec hr ceo cfo vp sox iso"
_SMALL = "cc bcc ombudsman ombudswoman backdating ok okay yeah yep nah oh hi hello hey thx pls plz tbh btw lol im ive id dont didnt cant wont isnt wasnt doesnt couldnt shouldnt wouldnt thats theres whats youre theyre hes shes its asap"

# Written large or unknown to the dictionary, and nobody's name. What belongs to a people or a faith is often what it is about.
NO_NAMES = frozenset(f"{_DAYS} {_FEASTS} {_TOOLS} {_PEOPLES} {_LANDS} {_LAW} {_SMALL}".split())
