"""Threats, orders and ultimatums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.requests import as_request, odd_order
from assistant.check_tone.reword import left_out
from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading

_THREAT = re.compile(
    r"\bor else\b[^.!?]*|\bif (?:you (?:don't|do not|fail to|can't|won't|keep|carry on|continue|do (?:it|that|this) again|ever)|(?:it|this|that) (?:happens|goes on|continues|isn't (?:fixed|done|sorted|there)|doesn't (?:stop|change|improve|get|happen)))\b[^.!?]*?\b(?:i will|i'll|we will|we'll|have to|i'm going to|i am going|there will|you will|you'll|i shall|forced to|no choice)\b[^.!?]*|"
    r"\bunless (?:you|this|it|that|something|things)\b[^.!?]*\b(?:will|'ll|going to|have to)\b[^.!?]*|\b(?:last|final) (?:warning|chance|notice|time i)\b[^.!?]*|\byou(?:'ll| will| are going to|'re going to) (?:regret|pay|be sorry|see what|find out|wish|have to live with)\b[^.!?]*|"
    r"\bi(?:'ll| will| shall|'m going to| am going to| won't hesitate to| will not hesitate to| would hate to|'d hate to| wouldn't like to| can| could easily) (?:have to )?(?:escalate|go (?:to|over|above|straight to)|take (?:it|this|that) (?:to|up|upstairs|further|higher|public)|bring (?:it|this|that) (?:up )?(?:to|with|before)|report (?:you|this|it)|cc\b|copy in|involve (?:the|your|hr)|tell your (?:boss|chief|director|manager)|make sure (?:you|everyone|that everyone)|write (?:you|your name|it) (?:up|in)|pull (?:my|the)|stop (?:sending|working|paying|helping|supporting)|remember this|see to it|have your)\b[^.!?]*|"
    r"\b(?:one more|once more|another) (?:time|slip|mistake|word|late|incident|stunt)?,? ?(?:and|like this|of th)\b[^.!?]*|\b(?:do|try|pull|say|pass) (?:that|this|it) (?:once more|again|one more time)\b[^.!?]*\b(?:and|or)\b[^.!?]*|\bi(?:'m| am) warning you\b[^.!?]*|\bbe warned\b|\bconsider (?:this|it|yourself) (?:your |a |my |the )?(?:final |last |formal |first )?(?:warn\w*|notice|told)\b|"
    r"\b(?:there will be|there'll be|face|suffer|without) (?:the |serious |real )?consequences\b|\bnext time\b[^.!?]*\b(?:consequences|won't be so|will not be so|director|boss|hr|board|different)\b[^.!?]*|\bit would be a (?:shame|pity) if\b[^.!?]*|\beither you\b[^.!?]*\bor (?:i|we|you|the)\b[^.!?]*|\b(?:don't|do not) (?:make|force|push|test|tempt) (?:me|my)\b[^.!?]*|"
    r"\bmy patience (?:has|is)\b[^.!?]*|\b(?:hr|the board|the director|legal|the union|the lawyers|the auditors?|your boss) will (?:hear|know|be told|be informed|be interested)\b[^.!?]*|\b(?:and|then|or) (?:we're|we are|you're|you are|i'm|i am) (?:done|finished|off|out|through)\b[^.!?]*|\bkept? (?:it|this|that|you|your name) (?:out of|off) the (?:report|log|minutes|file|record)s?\b[^.!?]*|\b(?:for now|so far|this time|for the moment)[.!]?$(?<=kept)|"
    r"\b(?:if|unless|should|failing which|otherwise|without)\b[^.!?]*\b(?:i|we)(?:'ll| will| shall| would|'m going to| am going to)? (?:have (?:to|no (?:choice|option|alternative)(?: but)?) )?(?:to )?(?:take (?:you|your|it|this|that|away)|remove|review your|pull (?:my|our|you|the)|hand (?:it|this|over|the)|replace|withhold|withdraw|suspend|escalate|report|reconsider|call (?:your|hr|the)|terminate|block|refuse)\b[^.!?]*|"
    r"\bwill (?:result in|lead to|see you|mean|bring) (?:\w+ )?(?:corrective|disciplinary|formal|legal|further|serious|consequences|action|before a|the end of)\b[^.!?]*|\b(?:i|we) (?:will |shall |'ll )?have no (?:choice|option|alternative) but(?! to (?:own|say|admit|apologi|ask|tell|believe|hope))\b[^.!?]*|\bup to and including\b|\bone more [^.!?,]{2,30}(?:,)? and (?:i|we|you)(?:'m|'ll|'re| am| will| are)?\b[^.!?]*|\b(?:today|tomorrow|tonight|now|by \w+) or (?:else|i|we|you|nobody|don't|divvent|it|there)\b[^.!?]*|"
    r"\boutcomes? (?:may|will|might|could) reflect\b|\bi(?:'d| would| should)? remind you\b[^.!?]*|\bbe on (?:your|the) record\b|"
    r"\bmark my words\b|\bwatch (?:your step|your back|yourself|out)\b|\byou(?:'ve| have) been warned\b|\bthis is (?:not|n't) a request\b|\bno (?:ifs|discussion|excuses|argument)\b[^.!?]*|\bor you(?:'re| are| will|'ll)\b[^.!?]*|\bwhether you like it or not\b|\bone way or the other\b|\bget on board\b|\bwhatever happens\b|"
    r"\b(?:otherwise|or|else),? (?:i|we)(?:'ll| will| shall|'m going to| am going to) (?:have to |simply |just )?(?:stop|cancel|find (?:someone|somebody|another|other|players|people)|pull|copy|go (?:to|over|above|without)|take (?:it|this|my|our)|send (?:it|them) back|refuse|close)\b[^.!?]*|\beither\b[^.!?]*\bor (?:i|we)(?:'ll| will| shall)\b[^.!?]*|\bi(?:'m| am) giving you (?:till|until|to|one|two|a|\d)[^.!?]*|\b(?:cannot|can't|won't|will not) be held responsible\b|"
    r"\b(?:let me|let's|we'll|i'll|then) see how you(?: \w+)? (?:manage|do|like|cope|get on)\b[^.!?]*|, see how you (?:do|manage|like it|cope)\b|\bi(?:'ll| will| shall) (?:have to |need to |be obliged to |be forced to )(?:raise|escalate|take|report|copy|refer|mention) [^.!?]*\b(?:if|unless)\b(?! you (?:like|want|wish|agree|need))[^.!?]*|\b(?:i|we) (?:will not|won't|don't|do not|shall not) (?:\w+ ){1,2}any more\b[^.!?]*\bfor (?:you|your)\b[^.!?]*|"
    r"\b(?:not|won't) be (?:treated|spoken to|handled) like (?:this|that)\b[^.!?]*|, remember (?:it|this|that|my words)[.!]?$|\b(?:straight|right) back (?:down|up|to|where)\b[^.!?]*|\bsend (?:you|your \w+) the bill\b[^.!?]*|\bi (?:did not|didn't|have not|haven't) (?:write|report|tell|log|mention|raise|copy|put)\b[^.!?]*,? (?:this time|so far|for now)[.!]?$",
    re.IGNORECASE,
)  # fmt: skip
_ORDER = re.compile(
    r"\byou (?:really |just |simply )?(?:need to|must|have to|'ve got to|have got to|got to|had better|better|are to|ought to)(?! (?:be|have|feel|know that (?:i|we)|understand that (?:i|we)|forgive|excuse|remember (?:it|that) differently|think of it)\b)|\byou've got to\b|\byou'd better\b|\byou(?:'ll| will) (?:\w+ly )?(?:send|hand|give|bring|make|tell|stop|start|keep|inform|apologi[sz]e|fix|deliver|report|answer|call|do|submit|sign|provide|get|clear|ask) [^.!?]*\b(?:by|before|from now|on time|immediately|at once|today|tomorrow|every|first|each|without)\b|"
    r"\bi (?:expect|require|demand|insist|order|want|need)(?: that)? you(?:r (?:team|people|side|lot|staff))? (?!(?:to )?(?:know|hear|understand|be able)\b)(?:to )?\w+|\bi (?:demand|insist on|insist that|require|will not accept|won't accept|won't have|will not have|won't tolerate|will not tolerate)\b|\bi want (?:this|it|that|the \w+|an? (?:answer|apology|explanation)) (?:\w+ ){0,3}?(?:fixed|done|sorted|stopped|cleared|by|today|now|back|in writing)\b|\bi (?:expect|want) (?:an?|your) (?:\w+ )?(?:apology|explanation|answer|reply|improvement)\b|"
    r"(?:^|(?<=[.!?] )|(?<=, )|(?<=[:;] ))(?:stop|quit|cease) (?:\w+ing|it|that|this)\b|(?:^|(?<=[.!?] )|(?<=, ))(?:and )?(?:don't|do not|never)(?: you)? (?:ever|dare|do (?:that|this|it)|go (?:round|around|behind|over)|speak to|talk to|come|touch|interfere|contact|send|call|write|tell (?:me|my))\b|(?:^|(?<=[.!?] )|(?<=, ))(?:and )?(?:get (?:a grip|it (?:done|sorted|fixed|cleared)|your (?:\w+ )?(?:act|house|people|team|facts|priorities|finger)|on with|this (?:done|sorted|fixed)|over)|sort (?:it|this|that|yourself) out|fix (?:it|this|that)|do your job|see to it|make sure (?!(?:we|i)\b)|pull (?:yourself|your)|grow up|shape up|back off|keep your (?:people|hands|nose)|hand (?:it|them) over|apologi[sz]e (?:to|for)|read the|learn to|do as|start (?:doing|answering|reading|listening)|put (?:it|this|that) right|answer (?:me|the question)|send me|clear (?:it|this|the)|mind your (?:own|tongue|manners|language)|explain yourself|leave my)\b|"
    r"\b(?:this|it|that) (?:must|has to|needs to|had better|cannot|can't|will) (?:stop|change|end|go on|happen again|not happen|be (?:fixed|sorted|done|stopped|cleared))\b|\bget your \w+ (?:in order|together|under control)\b|\bwithout (?:discussion|exception|delay)\b|\b(?:with immediate effect|effective immediately)\b",
    re.IGNORECASE,
)  # fmt: skip
_SOFT = re.compile(
    r"(?i)\b(?:you (?:don't|do not|needn't) (?:need|have) to|nothing|if you (?:need|have|must)|what|how|when|where|whether|why|tell me|anything|all) [^.;]*$|\b(?:say|says|said|told|asks?|asked|wrote|means?|knows?|afraid|before|until|because|since|that|so|as|if|once|after) $"
)
_MEND_THREAT = "Say what you hope for, as a wish."
_MEND_ORDER = "Ask for it, so that it can be answered with no. Or say what you hope for."


def find_threats(reading: Reading) -> list[Hit]:
    """Threats and ultimatums, and orders where no request could stand. In a mention an order counts as something asked."""
    found = []
    for m in reading.matches(_THREAT):
        if not reading.reported(m.start()) and not reading.sentence_at(m.start()).text.endswith("?"):
            found.append(Hit(m.start(), m.end(), _MEND_THREAT, left_out(reading, m.start())))
    if reading.in_mention:
        return found
    for m in reading.matches(_ORDER):
        said = reading.sentence_at(m.start())
        asked_kindly = re.search(
            r"(?i)\b(?:please|kindly|i know(?: that)?[.,]?$|i know that\.)", said.text.rstrip(".")
        )
        soft = asked_kindly or _SOFT.search(reading.before(m.start())) or _relative(reading, m.start())
        if said.text.endswith("?") or reading.reported(m.start()) or soft:
            continue
        found.append(
            Hit(m.start(), m.end(), _MEND_ORDER, as_request(said.text) or left_out(reading, m.start()))
        )
    return [*found, *_odd_orders(reading, found)]


def _odd_orders(reading: Reading, taken: list[Hit]) -> list[Hit]:
    """Orders in the negative and in odd forms, in sentences that no other rule has named."""
    found = []
    for said in reading.sentences:
        named = any(said.start <= hit.start < said.end for hit in taken)
        if not named and not reading.quoted(said.start) and odd_order(said.text):
            instead = as_request(said.text) or left_out(reading, said.start)
            found.append(Hit(said.start, said.start + len(said.text.rstrip(".!")), _MEND_ORDER, instead))
    return found


def _relative(reading: Reading, at: int) -> bool:
    """`the time you need to think`: words that hang on a noun order nothing."""
    before = [t for t in reading.doc if t.idx < at]
    return (
        bool(before)
        and before[-1].pos_ in {"NOUN", "PRON"}
        and reading.sentence_at(before[-1].idx) == reading.sentence_at(at)
    )
