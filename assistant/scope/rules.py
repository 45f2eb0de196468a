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
_THEM = r"(?:him|her|them)"
_THEIR = r"(?:his|her|their)"
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
        r"(?:can'?t|cannot|couldn'?t|doesn'?t|does not|don'?t|do not|didn'?t|did not|no longer) (?:really )?sees? (?:the |a |any )?(?:point|sense|reason) "
        r"(?:of|in|to|for) (?:going on|carrying on|go on|carry on|living)(?=\s*(?:[.,;!?\"”\n]|$|and\b|any ?more|since|after))",
        r"rather (?:not be alive|be dead)|better off dead|wish(?:es|ed)? (?:i|he|she|they) (?:was|were) dead|not be alive any ?more",
        r"nothing (?:left )?to live for",
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
        r"(?:grab(?:bed|s|bing)?|pinch(?:ed|es|ing)?|slap(?:ped|s|ping)?|touch(?:ed|es|ing)?|squeez(?:ed?|es|ing)|pat(?:ted|s|ting)?) "
        r"(?:my|her|his|their) (?:bum|bottom|backside|arse|ass|butt|breasts?|boobs?|thighs?|crotch)",
        r"(?:text(?:s|ed)?|messag(?:es|ed)|(?:send|sent) me|wrote|writes?)\b[^.\n]{0,60}\b(?:how i look|i look (?:hot|sexy|gorgeous)|what i(?:'m| am) wearing)",
        r"(?:budget|promotion|slot|job|role|contract|raise|bonus|shifts?)\b[^.\n]{0,30} (?:if|as long as|once) i(?:'m| am| was| were|'d be)?(?: only| just| a (?:bit|little))? "
        r"(?:nice|sweet|friendly|nicer|sweeter|friendlier)(?: (?:to|with) (?:him|her|them))?(?! to)",
        r"(?:ask(?:s|ed|ing)?|invit(?:es?|ed|ing)) me (?:\w+ ){0,3}(?:out|for (?:a )?drinks?|to dinner|on a date)\b[^.\n]{0,40} (?:after|though|although) i(?:'ve| have)? "
        r"(?:said|say|told (?:him|her|them)) (?:\w+ )?no\b",
        r"mobb(?:ed|ing) (?:me|him|her)|(?:being|been) (?:bullied|mobbed)|bull(?:ies|ied|ying) (?:me|him|her|my|our)",
    ),
    "discrimination": (
        r"racists?|racism|sexist (?:jokes?|remarks?|comments?|slurs?)|homophob\w*|transphob\w*|antisemit\w*|islamophob\w*|discriminat(?:ed|es|ing|e) against",
        r"(?:racial|ethnic|homophobic) (?:slurs?|jokes?|remarks?|comments?)|diversity hire|quota wom[ae]n|lower caste",
        r"because (?:of (?:my|his|her|their) (?:religion|race|skin colou?r|disability|gender|age|pregnancy|accent|caste|headscarf)|"
        r"(?:i am|i'm|she is|she's|he is|he's|they are|they're) (?:a woman|black|gay|lesbian|trans|pregnant|disabled|muslim|jewish|foreign|old|deaf|blind))",
        r"(?:my|his|her|their|your) (?:skin colou?r|colou?r of skin)",
        r"(?<!\bi )(?:said|says?|told|tells?|thinks?|jokes?|joked|wrote|claims?|claimed) [^.\n]{0,40}\b(?:i'm|i am|i was|he's|she's|he was|she was|you're|people my age are) "
        r"(?:just |far |simply |getting |much )?too old (?:to|for)",
        r"(?:woman|women|girl|man|men|people|person) (?:of )?(?:my|her|his|our|your|their) age (?:should|shouldn'?t|can'?t|cannot|don'?t|won'?t|has no|have no)",
        r"call(?:s|ed|ing)? (?:(?:me|him|her|them|us) |(?:our|my|the|a) (?:\w+ ){1,4}?)(?:a |an |the )?[\"'“‘]?(?:terrorists?|jihadis?t?|suicide bomber)\b",
        r"call(?:s|ed|ing)? (?:me|him|her|them|us) (?:an? )?[\"'“‘]?(?:monkeys?|apes?|gyps(?:y|ies)|savages?|retard(?:ed)?|trann(?:y|ies)|faggots?)\b",
        r"(?:won'?t|not|refuses? to) (?:hire|take|employ|promote) (?:any |a )?(?:women|mothers|foreigners|muslims|blacks?|jews|old people)",
    ),
    "retaliation": (
        r"retaliat(?:es?|ed|ing) against|out of retaliation|call(?:s|ed|ing)? me (?:a )?(?:snitch|rat|grass)|snitch(?:es)? (?:don'?t|get|will|must|should)|whistle-?blow(?:er|ers|ing)?(?= (?:report|complaint|mail|case)| me| him| her|$)",
        r"(?:since|because|after) (?:i|he|she|they) (?:reported|complained)[^.\n]{0,40} to (?:hr|compliance|the (?:authorit\w+|inspect\w+|regulator|police))",
        r"(?:complained|reported) (?:about )?me to (?:hr|compliance|the (?:regulator|authorities))",
        r"pay (?:him|her|them) back for (?:report|complain|going|speaking|telling)\w*",
    ),
    "health": (
        r"(?:i|he|she|they)(?:'m| am|'s| is| has| had| have) (?:clinically |badly |severely )?(?:a |an |the )?"
        r"(?:burn(?:ed|t)[- ]out|burnout|depressed|depression|bipolar|panic attacks?|an eating disorder|eating disorder|anorexi[ac]|bulimi[ac]|alcoholic|schizophreni[ac])",
        r"(?:nervous|mental) breakdown|panic attacks?|(?:drinks|drunk|drinking) at work|smell(?:s|ed)? of alcohol|antidepressants?",
        r"(?:he|she|they|who|i)(?:'s|'d| has| have| had)?(?: \w+ly| always| often| still| just| again)? (?:been )?(?:smell(?:s|ed|t|ing)?|reek(?:s|ed|ing)?|stank|stinks?) (?:\w+ )?of "
        r"(?:alcohol|whisk(?:e?y)|gin|vodka|rum|booze|drink|beer|wine|spirits|weed|cannabis)",
        r"(?:came|comes?|coming|turn(?:s|ed)? up|arriv(?:es?|ed)|walk(?:s|ed)? in) [^.\n]{0,30}(?:smelling|reeking|stinking) of (?:alcohol|whisk(?:e?y)|gin|vodka|rum|booze|drink|beer|wine|spirits|weed|cannabis)",
    ),
    "legal": (
        r"lawsuits? against|(?:file|filed|filing) a lawsuit|su(?:e|ing) (?:him|her|them|me|us)|legal action|(?:my|his|her) (?:lawyer|solicitor|attorney) (?:wrote|sent|says|said|will|has|is|told|advises|thinks)|letter from (?:his|her|their|a) (?:lawyer|solicitor|attorney)|employment tribunal|court case",
        r"defamation|slander|embezzl\w*|briber(?:y|ies)|(?:took|takes|taking|pays|paid) (?:a )?bribes?|kickbacks?|(?:commits?|committed|committing) fraud",
        r"disciplinary (?:hearing|action|procedure|matter|proceedings?)|(?:fire|firing|sack|sacking) (?:him|her|them)(?! (?:up|off|out|a|an|the|back|for every))",
        r"get (?:him|her|them) (?:fired|sacked|dismissed)|terminat(?:e|ing) (?:him|her|them|his contract|her contract)|(?:unfair|wrongful) dismissal",
        r"back-?dat(?:e|ed|es|ing) (?:the|an?|our|my|his|her|their|some|all|these|those|it|them|last|\w+s\b)|back date (?:the|an|our|my|his|her|their|some|these|those|invoices|contracts)",
        r"(?:mov|transferr|divert|shift|spend|spent|us|took|tak|withdr|paid|pay)\w* [^.\n]{0,60}(?:accounts?|funds?|grants?|money|cash)\b[^.\n]{0,50} without (?:the |our |any )?(?:board|trustee|auditor|governor|treasurer|council)(?:'s|s'|s)? "
        r"(?:approval|approving|consent|knowledge|knowing|sign-?off|say)",
        r"(?:forg(?:ed?|es|ing)|fak(?:ed?|es|ing)) (?:my|his|her|their|the|our) (?:signature|invoices?|receipts?|(?:test |safety )?(?:results?|records?|certificates?)|books|minutes)|cook(?:s|ed|ing)? the books|two sets of books",
        r"falsif(?:y|ied|ies|ying) (?:\w+ ){0,3}(?:results?|records?|reports?|numbers|figures|documents?|logs?|books|data|certificates?)",
        r"exit agreement|severance|non-?compete|formal warning letter",
    ),
    "spying": (
        r"secretly (?:record\w*|film\w*|read\w*|track\w*|listen\w*|photograph\w*)|record\w* [^.\n]{0,40}without [^.\n]{0,25}(?:noticing|knowing|consent)",
        r"(?:hidden|secret) (?:camera|microphone|recorder|recording)|keylogger|(?<!thinks i'm )(?<!thinks i am )(?<!think i'm )(?<!think i am )spy(?:ing)? on (?:him|her|them|my)|bug(?:ged|ging)? (?:his|her|their) (?:office|phone|room)",
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
    "beyond": (
        r"(?:last|final) warning(?! (?:light|sign))|(?:give|giving|deliver|pose|say) (?:him|her|them|the|an) ultimatum|put (?:him|her|them) on notice",
        r"(?:he|she|they)(?:'s|'re|'ll| is| are| will| has| have| must|'s going| is going| are going)(?: going)?(?: to)?(?: be| being)? let go(?! of)",
        rf"(?:to|must|gonna|should|will|'ll|we are|we're|i'm|i am|of) (?:let|letting) {_THEM} go(?=\s*(?:[.,;!?\n]|$|and\b|as\b|because|after|before|at the end|next|this|in\b|by\b|on (?:mon|tues|wednes|thurs|fri|the \d|\d)|from))"
        r"(?! (?:in|on|before|after|by|this|next|as) (?:lunch|noon|first|ahead|early|time))",
        rf"(?:to|must|should|will|'ll|i'm|i am|we're|we are) giv(?:e|ing) {_THEM} (?:(?:his|her|their) )?notice(?! (?:that|of|about|when|if|before|in time|period|board))",
        rf"{_THEIR} (?:\w+ )?contract (?:won'?t|will not|isn'?t|is not|is not being|isn'?t being|can'?t|cannot) (?:be )?(?:being )?(?:renewed|extended|prolonged)",
        r"(?:not|n't) (?:be )?(?:renew|extend)(?:ing)? (?:his|her) contract",
        r"(?:he|she|they)(?:'s|'re|'ll| is| are| will)(?: going to)?(?: be| being)? (?:made redundant|dismissed(?! (?:as|early|from (?:the )?(?:meeting|class|room)))|sacked|laid off|terminated)",
        rf"(?:to|must|will|'ll|i'm|we're|are|of) (?:dismiss(?:ing)? {_THEM}(?! (?:as|with|out))|lay(?:ing)? {_THEM} off|mak(?:e|ing) {_THEM} redundant)",
        r"(?:his|her) (?:job|post|position|role) (?:is|'s|has been|will be|is being|was) (?:gone|cut|axed|eliminated|made redundant|being cut|being axed)|(?:his|her|their) (?:termination|dismissal)(?= |[.,;!?]|$)",
    ),
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
