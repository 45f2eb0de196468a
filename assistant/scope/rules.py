"""Words that settle it alone: whoever writes them means the topic. What is less plain is left to the classifier."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.scope.topics import gravest

if TYPE_CHECKING:
    from assistant.schemas import Situation

_WHOM = r"(?:him|her|them|me|us)"
_SOMEONE = rf"(?:{_WHOM}|my \w+|our \w+|the \w+)"
_WHO = r"(?:i|he|she|they|who|and)"

# No word stands here that a peer's ordinary trouble brings with it: "she killed my budget" is left alone.
RULES: dict[str, tuple[str, ...]] = {
    "life": (
        r"(?:commit(?:s|ted|ting)?|attempt(?:s|ed|ing)?|about|of|mention(?:s|ed)?) suicide(?! (?:mission|squad|prevention))|suicide (?:note|attempt|letter)",
        r"(?:is|am|was|feels?|feeling|be|been|seems) suicidal(?= |[.,;!]|$)(?! (?:pace|plan|timeline|deadline|schedule))|suicidal (?:thoughts|ideas|feelings)",
        r"(?:kill|killing|hang|hanging) (?:myself|himself|herself|themselves)(?! (?:laughing|for|over|with|working|to))",
        r"(?:hurt|hurts|hurting|cut|cuts|cutting|harm|harming) (?:myself|himself|herself)(?! (?:on|with) (?:a|the|some) )",
        r"self[- ]harm\w*",
        r"(?:end|take|taking|ending) (?:my|his|her|their) (?:own )?life",
        r"(?:want|wants|wanted|wish|wishes) to die",
        r"(?:do|does|did)(?:n'?t| not) (?:really |just )?want to (?:wake up|be alive|live|exist|be here any ?more)"
        r"(?! (?:at|in|on|near|with|up|there|from|to|by|for|together|off|like))",
        r"(?:no|any|a) (?:reason|point) (?:to|in) (?:be here|being here|live|living|go on living|going on living)\b",
        r"driv(?:e|ing) (?:\w+ )?into (?:the|a) (?:bridge|tree|wall|river)",
        r"better off without (?:me|him|her)",
        r"cuts on (?:his|her|their|both) (?:arms?|wrists?)",
        r"(?:took|taken|take) an overdose",
        r"jump(?:ing)? off (?:the|a) (?:bridge|roof|crane|building)",
    ),
    "threat": (
        rf"threat(?:en|ens|ened|ening) (?:to (?:hit|hurt|kill|beat|attack|break|stab|shoot)|{_SOMEONE} (?:physically|with (?:a|his|her) "
        r"(?:knife|gun|bat|hammer|fist))|my (?:life|family|kids|children))",
        rf"death threats?|{_WHO} (?:hit|punched|slapped|kicked|choked|strangled|headbutted|shoved) {_WHOM}(?=[\s.,;!]|$)"
        r"(?! (?:with|to|by|up|down for|off|a|an|the|as|hard with|where))",
        rf"(?:beat|beats|beating) {_WHOM} up|(?:slammed|pushed|shoved|threw|pinned) {_WHOM} (?:against|down (?:the )?stairs|into (?:the|a) (?:wall|rack|door|locker|shelf|container))",
        rf"(?:physically|violently) attack\w*|assault(?:ed|s|ing) {_SOMEONE}",
        r"break (?:his|her|my|their) (?:jaw|nose|legs?|arms?|knees?|neck|bones)",
        r"(?:followed|follows|following) me home",
        r"(?:brought|carries|showed me|pulled|has|with) (?:a|his|her|the) (?:gun|pistol|rifle|shotgun|revolver|machete)",
    ),
    "harassment": (
        r"sexual(?:ly)? (?:harass\w*|assault\w*|abus\w*|comments?|remarks?|jokes?|advances?|favou?rs?)",
        rf"harass(?:es|ed|ing) {_SOMEONE}(?! (?:with|about|for))|(?:being|been|was|am|are) (?:sexually )?harassed",
        rf"grop(?:ed|es|ing) {_SOMEONE}|touch(?:ed|es|ing) {_WHOM} (?:without|inappropriate)\w*",
        r"hands? (?:up|on|down) (?:my|her|his) (?:\w+ )?(?:back|knee|thigh|leg|waist|bottom|breast|neck|skirt|hips?)",
        r"unwanted (?:touch\w*|kiss\w*|advances?)|porn(?:o|ographic|ography)?|(?:comments?|jokes?|remarks?) (?:about|on) my (?:body|breasts?|bum|figure)",
        r"mobb(?:ed|ing) (?:me|him|her)|(?:being|been) (?:bullied|mobbed)|bull(?:ies|ied|ying) (?:me|him|her|my|our)",
    ),
    "discrimination": (
        r"racists?|racism|sexist (?:jokes?|remarks?|comments?|slurs?)|homophob\w*|transphob\w*|antisemit\w*|islamophob\w*|discriminat(?:ed|es|ing|e) against",
        r"(?:racial|ethnic|homophobic) (?:slurs?|jokes?|remarks?|comments?)|diversity hire|quota wom[ae]n|lower caste",
        r"because (?:of (?:my|his|her|their) (?:religion|race|skin colou?r|disability|gender|age|pregnancy|accent|caste|headscarf)|"
        r"(?:i am|i'm|she is|she's|he is|he's|they are|they're) (?:a woman|black|gay|lesbian|trans|pregnant|disabled|muslim|jewish|foreign|old|deaf|blind))",
        r"(?:my|his|her|their|your) (?:skin colou?r|colou?r of skin)",
        r"(?:won'?t|not|refuses? to) (?:hire|take|employ|promote) (?:any |a )?(?:women|mothers|foreigners|muslims|blacks?|jews|old people)",
    ),
    "retaliation": (
        r"retaliat(?:es?|ed|ing) against|out of retaliation|snitch(?:es|ing)?|whistle-?blow(?:er|ers|ing)?(?= (?:report|complaint|mail|case)| me| him| her|$)",
        r"(?:since|because|after) (?:i|he|she|they) (?:reported|complained)[^.\n]{0,40} to (?:hr|compliance|the (?:authorit\w+|inspect\w+|regulator|police))",
        r"(?:complained|reported) (?:about )?me to (?:hr|compliance|the (?:regulator|authorities))",
        r"pay (?:him|her|them) back for (?:report|complain|going|speaking|telling)\w*",
    ),
    "health": (
        r"(?:i|he|she|they)(?:'m| am|'s| is| has| had| have) (?:clinically |badly |severely )?(?:a |an |the )?"
        r"(?:burn(?:ed|t)[- ]out|burnout|depressed|depression|bipolar|panic attacks?|an eating disorder|eating disorder|anorexi[ac]|bulimi[ac]|alcoholic|schizophreni[ac])",
        r"(?:nervous|mental) breakdown|panic attacks?|(?:drinks|drunk|drinking) at work|smell(?:s|ed)? of alcohol|antidepressants?",
    ),
    "legal": (
        r"lawsuits? against|(?:file|filed|filing) a lawsuit|su(?:e|ing) (?:him|her|them|me|us)|legal action|(?:my|his|her) (?:lawyer|solicitor|attorney) (?:wrote|sent|says|said|will|has|is|told|advises|thinks)|letter from (?:his|her|their|a) (?:lawyer|solicitor|attorney)|employment tribunal|court case",
        r"defamation|slander|embezzl\w*|briber(?:y|ies)|(?:took|takes|taking|pays|paid) (?:a )?bribes?|kickbacks?|(?:commits?|committed|committing) fraud",
        r"disciplinary (?:hearing|action|procedure|matter|proceedings?)|(?:fire|firing|sack|sacking) (?:him|her|them)(?! (?:up|off|out|a|an|the|back|for every))",
        r"get (?:him|her|them) (?:fired|sacked|dismissed)|terminat(?:e|ing) (?:him|her|them|his contract|her contract)|(?:unfair|wrongful) dismissal",
        r"exit agreement|severance|non-?compete|formal warning letter",
    ),
    "spying": (
        r"secretly (?:record\w*|film\w*|read\w*|track\w*|listen\w*|photograph\w*)|record\w* [^.\n]{0,40}without [^.\n]{0,25}(?:noticing|knowing|consent)",
        r"(?:hidden|secret) (?:camera|microphone|recorder|recording)|keylogger|(?<!thinks i'm )(?<!thinks i am )spy(?:ing)? on (?:him|her|them|my)|bug(?:ged|ging)? (?:his|her|their) (?:office|phone|room)",
        r"(?:gps|tracker) (?:tag |device )?(?:in|on|under) (?:his|her|the|their)|hack(?:ed|ing)? into (?:his|her|their)",
        r"(?:took|taking) (?:photos?|pictures?|screenshots?) of (?:his|her|their) (?:chats?|screen|mails?|phone|messages)",
    ),
    "report": (
        r"performance (?:improvement plan|appraisal)|put (?:him|her|them) on (?:a )?(?:pip|improvement plan)|(?:his|her|the) demotion|demot(?:e|ing) (?:him|her)",
        r"appraisal (?:talk|interview|meeting) (?:with|for) my|fail(?:ed|s|ing)? (?:his|her) probation",
    ),
    "pay": (
        r"my (?:salary|pay|pay rise|wages?|bonus|overtime pay)(?= |[.,;!?]|$)(?! (?:attention|card|cards|respects?|system|software|run))",
        r"(?:paid|earns?|earning) (?:\w+ )?(?:less|more) than (?:me|i do|him|her|my peer)|gets? \d+ ?k more",
        r"(?:his|her|my) pay ?slip|salary (?:correction|demand|negotiat\w*|increase)|pay (?:gap|cut)|equal pay",
    ),
    "beyond": (r"(?:last|final) warning(?! (?:light|sign))|(?:give|giving|deliver|pose|say) (?:him|her|them|the|an) ultimatum|put (?:him|her|them) on notice",),
    "against": (
        r"not sorry at all|fake (?:an )?apolog\w*|apolog\w+ (?:that )?i (?:don'?t|do not) mean|manipulat(?:e|ing) (?:him|her|them)",
        r"(?:dirt|leverage|ammunition) (?:on|over|against) (?:him|her|them)|set(?:ting)? (?:him|her|them) up (?:to fail|so)",
        r"turn(?:ing)? (?:everyone|everybody|people|the (?:others|team|rest)) against|play(?:ing)? (?:him|her|them) off against",
        r"drops? (?:his|her|their) guard",
    ),
}  # fmt: skip


# "I don't want to manipulate him" is no plan to do so. What happened to someone, or to a life, is not taken back that way.
_PLANS = frozenset({"legal", "spying", "beyond", "against", "retaliation"})
_DENIED = re.compile(
    r"(?:\bno|\bnot|n't|\bnever|\bwithout|\brather than|\binstead of)\b[^.,;\n]{0,15}$", re.IGNORECASE
)
# A peer may lead the bribery training or own the harassment policy: that is their work, and no case of it.
_WORK_BEFORE = re.compile(r"\b(?:anti|non)[- ]$", re.IGNORECASE)
_WORK_AFTER = re.compile(
    r"[- ](?:\w+[- ]){0,2}?(?:trainings?|polic(?:y|ies)|courses?|workshops?|seminars?|guidelines?|modules?|posters?|leaflets?"
    r"|weeks?|hotlines?|prevention|templates?|teams?|units?|desks?|programmes?|programs?|campaigns?|awareness|insurance|law)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _compiled() -> dict[str, re.Pattern[str]]:
    return {topic: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for topic, words in RULES.items()}


def _meant(topic: str, text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 30) : start]
    if _WORK_BEFORE.search(before) or _WORK_AFTER.match(text[end:]):
        return False
    return topic not in _PLANS or not _DENIED.search(before)


def _stands(topic: str, words: re.Pattern[str], text: str) -> bool:
    return any(_meant(topic, text, *hit.span()) for hit in words.finditer(text))


def all_text(situation: Situation) -> str:
    """All that the leader wrote, one field or fact a line."""
    told = (*situation.happened, situation.my_part, situation.impact, situation.wish, situation.raw)
    return "\n".join(one for one in told if one)


def by_rule(text: str) -> str:
    """The gravest topic whose words stand in a text, or the empty string."""
    straight = text.replace("’", "'")
    return gravest(topic for topic, words in _compiled().items() if _stands(topic, words, straight))
