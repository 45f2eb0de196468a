"""Words that speak for a method or against it, and what they tell the leader about why it was chosen."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Where = Literal["whole", "wish", "facts", "own"]


class Cue(NamedTuple):
    """A pattern, where it is looked for, and what it shows; `says` is empty where it is no reason to name."""

    where: Where
    pattern: re.Pattern[str]
    says: str


def _cue(where: Where, pattern: str, says: str = "") -> Cue:
    return Cue(where, re.compile(rf"\b(?:{pattern})", re.IGNORECASE), says)


_THEM = r"(?:him|her|them|[A-Z][a-z]+)"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|several|many|\d+)"
_CUSTOMER = (
    r"(?:(?:a|the|our|some|one)? ?(?:\w+ )?(?:customer|client|user|reader|student|patient|parent|guest|tenant|donor|player|passenger|visitor|"
    r"member|farmer|broker|agent|resident|shopper|subscriber|citizen|caller|famil(?:y|ie))s?)"
)
CUES: dict[str, Cue] = {
    "thanks": _cue("whole", r"thank(?:s|ing)?\b(?! to)|appreciat\w+|acknowledg\w+|recogni[sz]e (?:this|that|it|him|her|them|the|their|his)|"
        r"shout.?out\b|gratitude|grateful|kudos|hats? off|gracias|merci|(?:say|said) (?:ta|cheers)\b|well done\b|praise|give (?:\w+ )?credit", "you want to thank them"),
    "unthanked": _cue("whole", r"nobody (?:has )?(?:said|thanked|noticed)|no.?one(?:'s| has)? (?:said|thanked|noticed)|(?:got|getting|gets?|had|took) (?:all |the |all the )*(?:credit|glory|applause|pat on the back)|"
        r"congratulating (?:me|us)|(?:were|was|went|go|goes) (?:\w+ )?(?:invisible|unseen|unnoticed)|never (?:thanked|said (?:ta|thanks?|cheers|a word))|know i know|made a difference|seen as (?:our|my) success|"
        r"(?:not|n't) seen anyone say|(?:it|that) (?:got|was) left|set that straight|nobody asked (?:them|him|her)", "their work has not been seen yet"),
    "effort": _cue("whole", r"stayed (?:\w+ )?(?:till|until|on|late|behind)|(?:all|through|over|whole|on) (?:the |his |her |their )?(?:\w+ )?(?:night|weekend|holiday|shutdown)s?\b|overnight|on top of|until (?:midnight|one|two|three)|"
        r"(?:himself|herself|themselves)\b|by hand\b|from \d ?am|a day (?:early|earlier)|in (?:just )?(?:a|one|two|three|nine) (?:night|days?|week)\b|lent us|held the|stepped in|covered for|helped|saved us|rebuilt|"
        r"public holiday|on (?:his|her|their) own time|extra (?:\w+ )?(?:shift|hours)|till (?:midnight|one|two|\d+ ?[ap]m)|gave up (?:his|her|their)", "they went out of their way"),
    "good-end": _cue("whole", r"(?:we|i|our \w+) (?:got|won|passed|landed|kept|signed|made) (?:the|it|our|every|all)\b|(?:he|she|they) passed|best (?:month|year|quarter|in)|never (?:noticed|had to)|on time\b|early because|ran a full|found nothing|"
        r"so (?:that )?(?:our|my|we|the \w+ (?:did not|didn't)|he could|she could)\b|without (?:weekend|overtime|a single)|not a single|all went|went well|came through|opened on", "it led to something good"),
    "time": _cue("whole", r"(?:find|get|need|ask (?:\w+ )?for|request|book|set up|arrange|propose|plan|invite \w+ (?:for|to)|carve out) (?:(?!every)\w+ ){0,5}(?:time|slot|hour|meeting|talk|chat|conversation|sit.?down|morning)\b|(?:\d+ ?min\w*|an? (?:quiet )?hour) (?:of (?:his|her|their) time|w/|with|alone)|(?:real|honest) conversation with|"
        r"half (?:an )?hour|half hour|sit down with|(?:proper|serious|calm|real|good) (?:sit.?down|talk|chat|conversation)|speak seriously|see us one|"
        r"talk (?:things|it) (?:all )?(?:through|over)|\d+ minutes (?:of (?:his|her|their) time|with)|how (?:do|can|should|to) i? ?(?:ask|invite) (?:him|her|them)|talk it (?:all )?(?:through|out)", "you want to ask for time to talk"),
    "prepare": _cue("whole", r"(?:not|n't) (?:want to |wish to |just )*(?:ambush|spring|catch|scare|surprise)|caught (?:off|unprepared)|(?:can|could|may|also|time to) (?:also )?(?:prepare|think|reflect)|time to (?:prepare|think|reflect)|"
        r"in advance|enough notice|no idea (?:it|this)(?:'s| is) coming|(?:n't|not) know i want|few days with|in trouble|gets? (?:scared|frightened)|that (?:s?he|they) can think|ahead of time|know(?:s)? (?:in advance|of it before)", "they should have time to prepare"),
    "feedback": _cue("whole", r"feedback", "you write of feedback"),
    "may-we": _cue("whole", r"(?:if|whether) we (?:could|can|may|might)|(?:ask|asking) (?:him|her|them|[A-Z]\w+)?(?: nicely)? ?(?:if|whether)|would (?:he|she|they) be (?:up|open|willing)|pact\b|standing (?:arrangement|agreement)|"
        r"put that question|how do i ask|permission|never (?:actually )?(?:said|agreed|spoken? about|talked about)|nobody(?:'s| has)? ever asked|agree(?:ment)? (?:on|to|about) (?:\w+ ){0,3}(?:feedback|tell)|as it comes up|straight away|"
        r"when(?:ever)? i (?:see|notice) something|as we go", "you want their yes before you say what you notice"),
    "said-yes": _cue("whole", r"(?:said|gave|given) (?:me |us )?(?:\w+ )?yes|our (?:yes|agreement|pact|deal)|agreed (?:\w+ ){0,5}(?:tell|say)\b|remind \w+ of", "they said yes to that before"),
    "each-other": _cue("whole", r"(?:tell|tells|give|hear|feedback|listen to|honest with|open with|straight with|say to|feed ?back to) (?:\w+ ){0,3}(?:each ?other|one another)|(?:each|one an) ?other (?:what|how|the (?:truth|hard))|both (?:ways|directions|sides)|two.way|(?:we|let us|us|each|both|the two of us) (?:\w+ )?(?:say|bring|tell|swap|share|hear)\b|"
        r"(?:tell|tells|give|gives?|say|says) (?:him|her|me|them|his|my|mine) [^.;\n]{0,60}(?:\band\b|,) (?:i|he|she|they|let me|him|take|hear|that she|that he|him to)[^.;\n]{0,30}(?:tell|hear|say|sees?|looks?|his|hers?|gives?|get)|his piece|hear (?:his|her|their|how it|the hard)|"
        r"swap (?:notes|what)|own side|openly|what (?:we|each|s?he) (?:saw|have seen|ha(?:s|ve) noticed|sees?|noticed?)|take (?:his|hers|theirs)|depend on (?:each|one)|rely on one", "both of you should say what you have seen"),
    "rating": _cue("whole", r"(?:1|one) (?:to|till|until|bis|-) ?(?:10|ten)|out of (?:10|ten)|\b(?:a|some|one|each|with a|simple) (?:number|score|scale|mark)\b|(?:says?|gives?) a (?:number|mark|score)|rate (?:our|the|it|how)|check.?ins\b|"
        r"where (?:do )?(?:we|each|both|i|the two)(?: \w+){0,3} (?:stand|are)\b|if (?:it|that)(?: is|'s)? (?:\w+ )?(?:got|gone|goes|became|become|improved|been|better)|(?:look|see) (?:\w+ )?again|put a number|one (?:better|higher)|up a notch|neither good|not great", "you want to see where you both stand"),
    "talk-agreed": _cue("whole", r"(?:we|both|have|i) (?:\w+ ){0,6}(?:agreed|said yes|said we|in for it|both in)|we(?:'re| are) meeting|we (?:had|have had) (?:our|the|a) (?:talk|meeting)|both in\b|up for a|once a quarter|we spoke about|"
        r"in \w+ we (?:spoke|talked)", "you two have agreed to talk, or did already"),
    "ask-them": _cue("whole", r"(?:what|which|good|open) (?:\w+ )?questions?|what (?:should|can|do|to) i? ?ask|questions (?:should|to|can|do)|(?:before|so) i (?:\w+ )?(?:suggest|propose|open|touch|go in|come|change|do|have)|before (?:proposing|we redesign|i suggest)|not come with solutions", "you want to ask before you propose anything"),
    "understand": _cue("whole", r"(?:understand|learn|know|find out|see|hear|get) (?:\w+ ){0,4}(?:how|what) (?:\w+ ){0,4}(?:works?|working|do(?:es)?|doing|need|functions?|functioning|build|about|blocks?|pains?|things)|get to know|understand (?:\w+ ){0,4}(?:team|department|function|services|work|better)|"
        r"listening tour|rather hear it|hear (?:it )?from|goes about|what they'?re about", "you want to understand their work"),
    "new": _cue("whole", r"(?:just |only |recently )(?:started|joined|moved|arrived|took over)|i (?:started|joined|arrive|took over|was posted|have (?:recently )?(?:moved|joined))|new (?:to|in|here|at) (?:this|the|my)?|brand new|first (?:few )?(?:weeks?|month|days?)|(?:two|three|few) weeks (?:back|ago)|covering for|from outside", "you are new"),
    "hearsay": _cue("whole", r"heard all sorts|hearsay|corridor talk|canteen|everyone (?:is|says?|was) say|what (?:people|they|the \w+) (?:say|tell)|know (?:them|the \w+) (?:only )?(?:from|by)|only (?:from|by|know)|not? know (?:\w+ )?(?:department|team) well", "you know them from hearsay"),
    "shared": _cue("whole", r"(?:shared?|common|joint|same|one|mutual) (?:\w+ )?(?:goals?|targets?|aim|plan|roadmap|kpis?|kras?|number|objectives?|metrics?|measures?|table)|goals? (?:\w+ ){0,4}(?:both|each|together|that)|(?:both|two) (?:\w+ )?(?:teams|departments|of us|curatorial)[^.\n]{0,40}(?:decide|plan|want|own|get behind|set|stand behind|carry)|"
        r"together (?:\w+ )?(?:on what|plan|set|agree)|set the targets|what (?:we|both)(?:'re| are| want| our)[^.\n]{0,30}(?:both|after|trying|together)|belongs to both|both (?:own|after|carry|stand|want)|pull\w* in different|align", "you want goals that belong to both teams"),
    "measured": _cue("whole", r"(?:is|are|am|'m|'re|was|gets?) (?:\w+ )?(?:measured|judged|appraised|paid|rated|rewarded|assessed)|(?:bonus|kpis?|targets?) (?:\w+ )?(?:is|are|only|from|on|for)|(?:chas(?:es?|ing)|counts? the|looks? at the) \w+", "each of you is measured on something else"),
    "own-plans": _cue("whole", r"plans? (?:alone|by (?:itself|himself|herself)|separately)|each (?:for (?:it|him|her)self|team has its own)|(?:two|separate|different) (?:\w+ )?(?:plans|companies)|she plans|he plans|planning (?:starts|season)|before planting", "each side has planned alone"),
    "customer": _cue("whole", rf"{_CUSTOMER} (?:\w+ ){{0,4}}(?:said|says?|told|tells?|wrote|writes?|writing|complain\w*|asked|asks?|keep|call\w*|email\w*|e-mail\w*|hear|in reviews|in the survey|on the forum|at the|have said|from)\b|voice of the customer|reviews? (?:say|that)|in the survey", "customers have said something"),
    "their-eyes": _cue("whole", rf"(?:through (?:their|the \w+'?s?) eyes|(?:what|how|where) (?:\w+ )?(?:{_CUSTOMER}|players|people) (?:\w+ )?(?:\w+ )?(?:go|goes|went|walks?|live|lives|see|sees|would|experience|stand)|starts? from the|listen to (?:the )?{_CUSTOMER}|ask what the)", "you want to look at it as customers do"),
    "open-end": _cue("whole", r"(?:don't|do not|no) (?:really )?(?:know|idea)(?: what| who| yet|$)|ready to be wrong|be wrong|who(?:'s| is| has)(?: at fault| right| reason)|(?:not|stop) (?:\w+ ){0,3}(?:blam|argu|discuss)\w*|even if|also if|without deciding|for once", ""),
    "rivals": _cue("whole", r"(?:we|i|mine|us|they|he|she|[A-Z]\w+|print|it|art|design|\w+) (?:says?|blames?|thinks?) (?:it'?s?|the|that|our|their)[^.\n]*,? (?:and )?(?:we|they|mine|theirs) (?:say|blame|think)?|(?:argu\w+|fight|disput\w+) (?:\w+ ){0,3}(?:about|over) who", "the two of you argue whose view counts"),
    "charter": _cue("whole", r"charter\b|(?:a|one|little|wee|single|hand (?:his|her|their|over)?) ?(?:\w+ )?page(?:r)?\b|user (?:guide|manual)|how (?:my|our|we|the \w+|education|planning|it) (?:\w+ )?(?:works?|is working|run things|log things)\b(?! together)|who(?:'s| is)? (?:does|doing) what|whos doing what|write down (?:who|which)|who gets \w+|"
        r"(?:what|with what) (?:\w+ ){0,4}can(?:'t| not|not)? (?:and can't )?(?:expect|count|promise)|(?:can|could|may) (?:expect|count on)|ways? of working|our procedures|who does what|(?:which|what) team does|lead times|explain how we", "you want to say how your team works"),
    "third-person": _cue("whole", r"neutral|mediat\w+|facilitat\w+|(?:a |some ?|any )?(?:third|outside|other) (?:person|party|one)|third party|someone (?:\w+ ){0,3}(?:both|neutral|else)|somebody (?:\w+ ){0,3}(?:both|neutral|else|we)|not on either side|from outside that|one person from|"
        r"sit (?:in|with us|between)|fair to (?:both|the two)|our gm|keep it civil|listens the two", "you think of someone neutral"),
    "talks-failed": _cue("whole", rf"(?:talk\w*|spoke\w*|met|sat down|gone to|tried|meetings?|talks?|had it out|conversations?|we)(?: \w+){{0,8}} (?:twice|{_COUNT} (?:times?|occasions|talks|meetings)|again and again|in \w+ and (?:in )?\w+|on \d+ and \d+)|(?:twice|{_COUNT} times?)[^.\n]{{0,40}}(?:talk|spoke|tried|met|sat)\w*|"
        r"(?:we|both|have) (?:have )?tried|(?:met|sat down|spoke|talked)[^.\n]{0,40} and (?:on|in) \w+|(?:two|three|four) (?:meetings|talks) about|asked for a talk (?:twice|\w+ times)|every talk ends|both meetings|last (?:two|three) talks|the (?:\d+\w*, ?)+(?:the )?\d+", "you talked before and could not get through it"),
    "blow-up": _cue("whole", r"ended (?:with|in|up)|ends (?:up |at |with )|became shouting|turned into|broken off|walk\w* off|walked out|leaving|angrier|finish fighting|no headway|same wall|with the door", "talks ended badly"),
    "audience": _cue("whole", r"(?:the |our )?(?:board|exec\w*|leadership|directors?|trustees|management|gms?|financiers|committee|upstairs|budget|c-suite|owners)\b", ""),
    "worth": _cue("whole", r"(?:show|prove) (?:\w+ )?(?:what|our|my|that|em|the (?:board|worth|value|exec\w*|leadership))\b|(?:pitch|defend|justify|convince|put it (?:to|before|in)|present (?:to|at|before)|get it in front|what we (?:are|'re)? ?(?:worth|bring)|our (?:worth|value|case)|earns? its|make (?:the|our|my) case|seat at the table|get a say|a say in|ask for (?:two|three|more|a)|deserves?|in (?:plain )?money terms)", "you want to show what your function is worth"),
    "undervalued": _cue("whole", r"(?:seen|see|sees|thinks?|is|are|get|as) (?:\w+ ){0,4}(?:overhead|a cost\b|just a cost|brakes|only paper|cost cent\w+|slow|the cost)|undervalued|nobody (?:on|upstairs|knows)|not a soul|is aware|cut our budget|cuts?\b|under threat|always (?:first|gets seen)", "your function's worth is not seen"),
    "figures": _cue("facts", r"(?:from \d+[\w%,. ]* to \d+|\d[\d.,]* ?(?:%|percent|per cent|pesos|dollars|euros|million)|down \d+|up from|\d+ days (?:under|early)|\bzero\b|saved|best in)", "you have results to show"),
    "heads-up": _cue("whole", r"heads?.?up|before (?:we|it|that|the plan|anything|everybody|anyone|he|she|they|we fix) (?:\w+ )?(?:launch\w*|is (?:fixed|final|settled|closed)|announce\w*|goes|reads?|hears?|fix|is)|before everybody|before, not after|in early|early(?:,| while| with|$)|hear (?:it )?(?:early|from me)|"
        r"still be (?:changed|shaped)|can still shape|room to shape|bring (?:him|her|them) in|have (?:his|her|their) view|announce to|no surprises|say it (?:her|him|to)|not from the|let (?:him|her|them) know before|prevent (?:him|her|them)", "they should hear it from you, and early"),
    "surprised-before": _cue("whole", r"found out from|learned it from|last time (?:s?he|they)|to (?:him|her|them) again", ""),
    "damage": _cue("whole", r"since then|since that|no longer|stopped (?:talking|speaking|answering|inviting|telling|to|asking)|(?:only|two.line|one.word) (?:e.?mails?|writes?|notes)|one word\b|avoid\w*|trust|distrust|relationship|fresh start|start (?:over|again|afresh|from)|new (?:beginning|start)|reset|hurt|"
        r"rebuild|repair|mend\b|normal relation|cold war|(?:not|n't|no longer|never|hasn't|haven't) (?:really )?(?:spoken|greet|talk\w*|speak\w*|returned|set foot|come|answer\w*|said)|polite as|ice\b|silent|bad (?:feeling|blood)|clear the air|turn the page|make (?:it|things|peace|up)|peace\b|reconcil\w+|"
        r"good terms|get (?:\w+ )?back|like before|friends|put it right|own it|sort it|row\b|quarrel|fell out|wipe the slate|through (?:the|his|her) (?:assistant|deputy|secretary|receptionist|shift board)", "the relationship itself is hurt"),
    "loud": _cue("whole", r"shout\w*|yell\w*|scream\w*|in front of|(?:told|wrote to|went to|complain\w* (?:to|with)|escalated\b[^.\n]{0,20}) ?(?:the |my |his |her |to )*(?:board|ceo|vp|director|mayor|owner|client|md|partners|boss|chief|cd)|hung up|swore|walked out|left the (?:room|group)|slammed|called (?:me|my|us|our|him|her)\b|joked|laughed|sharp\b|in public|lost it\b|to everyone|went off|corrected (?:him|her)|cc\b", "it was loud, or before others"),
    "behind": _cue("whole", r"(?:went|going|gone|go|been|directly|routing) (?:\w+ ){0,3}(?:round|around|behind|over)|behind (?:his|her|my)|directly to my|in secret|removed (?:him|her|me)|without (?:speaking|telling|one word|showing|calling)|found out|before (?:he|she|\w+) had seen", "one of you went past the other"),
    "apology": _cue("whole", r"apolog\w+|sorry|my (?:fault|mistake|part)|not proud|was (?:wrong|bad|not (?:right|correct|nice))|should(?:n't| not)? have|that one's on me|no excuse|i know this|both guilty|no angel|owe (?:him|her|them)|i must (?:be sincere|say)|not right from my|i too", "you name a part of your own"),
    "pattern": _cue("whole", r"(?:second|third|fourth|fifth|sixth|\d+(?:nd|rd|th)) (?:\w+ ){0,3}(?:time|in (?:a )?row|hull|month|week|one)|every (?:\w+ )?(?:week|month|time|friday|day|spring|release|meeting)|(?:keeps?|always|again and again|habit|time and again|each time|happened again)\b|"
        rf"{_COUNT} (?:\w+ )?times|(?:in|on|of) (?:\d+|two|three|four|five|six) (?:\w+ ){{0,3}}(?:out )?of (?:the |our |her |his )?(?:last )?(?:\d+|two|three|four|five|six|seven|eight)|since (?:last )?(?:january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|winter|autumn|fall|carnival|diwali|easter|christmas)|for (?:weeks|months|years)|(?:last|past) (?:\w+ )?(?:weeks|months|sprints)|this (?:month|autumn|year)\b|twice", "it has happened more than once"),
    "trouble": _cue("whole", r"without (?:a|the|asking|telling|any|note|us|me|one|calling|reading)|too late|late\b|wrong|missing|lost|stopped|cancel\w*|delay\w*|nobody (?:had )?told|(?:did|does|do|was|were|had|has|is|are) ?n.?t\b|never|had to|closed|removed|"
        r"complain\w*|broke|down\b|jammed|waited|moved (?:my|our|the|his|her|three|two|\d)|changed|took (?:\d|my|our|two|three)|old\b|unwashed|locked|short\b|called me|before (?:i|we) (?:had|knew|saw)|useless|lazy|greedy|stole|turned down|sent back|blank|incomplete|instead|parked|copied|blocked|ignored|refused|left off|off the|left me", "something went wrong"),
    "small": _cue("whole", r"(?:tiny|small|little|minor|wee) (?:\w+ )?(?:thing|matter|word|point)|small enough|(?:keep it|say it) light\w*|not a big deal|no big deal|nothing (?:more|major|big)|turn(?:s|ing)? into (?:a thing|one)|(?:get|getting|become|grow)\w* bigger|just (?:want to |like to )?(?:say|mention)|only want that|by accident|a quiet word|than stew|before it (?:happens|grows|becomes)", "you call it small, or want it not to grow"),
    "sound": _cue("whole", r"(?:we|me and \w+) (?:\w+ ){0,3}(?:get on|get along|are (?:very )?good|'re good)|we get on|we're good|(?:he|she)(?:'s| is) (?:great|lovely)|relationship'?s? (?:is )?(?:solid|good|fine|sound)|goes well|very good with|used to get on|good (?:team|colleague)", "you two get on"),
}  # fmt: skip
