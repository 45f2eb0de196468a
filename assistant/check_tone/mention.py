"""What a mention must not hold: a request, advice, a demand in disguise, a second matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.requests import odd_order
from assistant.check_tone.reword import left_out
from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading, Said

_START = r"(?:^|(?<=[.!?;] )|(?<=[,:–—-] )|(?<=, and )|(?<=, so ))"
_REQUEST = re.compile(
    r"\b(?:please(?! (?:accept|excuse|forgive)\b)|kindly|could you|can you|would you|will you|won't you|do me a favou?r|i (?:need|want|expect|ask|beg|urge|would like|'d like|would love|'d love) (?:you(?:r \w+)? to|to know (?:why|what|how|when)|an?\b)|(?:i(?:'m| am)|we(?:'re| are)) (?:only |just |simply )?(?:asking|requesting|begging)|i(?:'d| would) (?:like|prefer|appreciate|be (?:grateful|glad|happy|thankful|pleased|obliged))(?! (?:us to be able|us both to|you|to be (?:honest|able|straight)|to (?:tell|say|mention|be open|name|have (?:said|told))))|"
    r"let's|let us|shall we|can we|could we|how about|let me (?:know|have)|get back to me|come back to me|we (?:need to|must|have to|should) (?:talk|discuss|sit|meet|agree|speak)|(?:would|'d) (?:just |really |only )?be (?:good|nice|great|grand|lovely|better|helpful|best|ideal|wise|sensible) (?:if(?! i\b)|to|not|for|when|that)|"
    r"you(?: must| need to| have to| ought to|'ve got to| had better|'d better| are to| will have to)|make sure|see to it|(?:next|another) time,? (?:you|we|give|call|ring|tell|ask|maybe|perhaps|do|don't|let|please|send|could|just)|going forward|in (?:the )?future|from now on|as of now|hence ?forth|keep me (?:posted|in the loop|informed)|a (?:wee |quick |short |little )?(?:ring|call|bell|note|text|word|heads[- ]?up|warning|shout|line) (?:\w+ ){0,3}?(?:would|'d|might)\b)",
    re.IGNORECASE,
)  # fmt: skip
_IMPERATIVE = re.compile(
    rf"{_START}(?:so |just |and |do )?(?:give (?:us|me)|call|ring|tell (?:me|us|your|them)|ask|send|check|keep|look (?:at|into|out|after)|talk to|speak (?:to|with)|remember|try|have a (?:look|word|think)|take (?:a look|care|more|better)|put|use|set|write|read|stop|avoid|watch|mind (?:the|your)|help (?:us|me)|assist (?:us|me)|warn|note that|bear in mind|don't (?!worry|mind|feel|be)|explain|sort|fix|get (?:it|them|your|back|in touch)|see (?:if|that|to|whether)|consider|drop (?:me|us)|come (?:and|to|by|over|see)|start (?:by|with|an)|clear (?:that|it)|plan|think (?:about|of))\b",
    re.IGNORECASE,
)  # fmt: skip
_ADVICE = re.compile(
    r"\b(?:you (?:may (?:want|like|wish|consider|try|also) (?:to )?|(?:should|could|might) \w+)|you might (?:want to|like to|as well)|(?:it )?(?:might|may|could|would) (?:help|be (?:an idea|worth|wise|better|best|good|useful|smart|easier|helpful|an option|sensible)|do the trick|work better|solve)|(?:maybe|perhaps) (?:you|we|a |an |the |try|it'd|that|some|one|your)|have you (?:thought|considered|tried|ever)|why (?:not|don't (?:you|we))|"
    r"if i (?:were|was) you|if it were up to me|(?:my|one|a small|a) (?:advice|suggestion|tip|recommendation|hint|idea)|i(?:'d like| would like| need| want| expect) you(?:r \w+)? to(?! know| hear)|i(?:'d| would)? (?:suggest|recommend|advise|propose|advocate|urge)|(?:the )?(?:trick|secret|solution|answer|key|fix|easiest thing|best thing|best way|thing to do) (?:is|would be|might be)|best (?:to|thing)|you(?:'d| would) (?:be (?:better off|well advised|wise)|do (?:well|better))|(?<!it )(?<!thought )better to|(?:it'd|it would|it'll|it is|it's) (?:be )?(?:wise|worth|better(?! (?:if )?i\b)|best|sensible|a good (?:idea|habit)|good practice|safer|smart|easier)|"
    r"(?:what|one thing that|the thing that|something that) (?:works|helps|worked|helped|has worked|has helped|we do|i do)|(?:we|i|my team|others|other \w+) (?:find|found|usually find|always find) (?:that|it)|(?:does|do|did|works?) wonders|should (?:be|come|go|really|always|not|never|first)|ought (?:not )?to|needs? to|must (?:be|not|never|always|come|go)|a second pair of eyes)\b",
    re.IGNORECASE,
)  # fmt: skip
_DEMAND = re.compile(
    r"(?<!\bi )\b(?:won't|will not|doesn't|does not|shouldn't|should not|can't|cannot|mustn't|isn't going to|never) (?:happen|occur|see (?:that|this|it)|stay like|go on|continue|become|be repeated|repeat|do again|be a habit)\b[^.!?]*|\b(?:not|n't) see (?:that|this|it|the same)[^.!?]*\b(?:again|second time|next)\b|\b(?:i|we) (?:trust|count on|rely on|bank on|depend on) (?:you|that|it|we|this|there|your)\b[^.!?]*|\bi(?:'m| am) (?:sure|certain|confident|convinced) (?:you|that you|it|that it|we|this|things|the)\b[^.!?]*|"
    r"\bi (?:know|assume|take it|expect|presume|imagine|suppose|gather) (?:that )?(?:you'll|you will|you want|it won't|it will|we won't)\b[^.!?]*|\bso (?:that )?(?:you|it|this|we|there's|they|your \w+)(?! (?:doesn't|won't|will not|does not|don't|never) (?:stand|grow|get (?:big|in)|build|come between|turn|sit|fester|become (?:a thing|bigger)|linger))(?! know\b) (?:can|could|gets?|will|won't|may|might|know to|don't|doesn't|all|time|has|have)\b[^.!?]*|\bso (?:it|this|that) (?:is|gets|won't|doesn't|will|can)\b(?! (?:small|stays|a small|doesn't (?:grow|sit|fester|turn|get bigger)))[^.!?]*|\bi(?:'m| am|'d| would)?(?: just| only| really)? hop(?:e|ing)(?! (?:that's|that is|it's|it is|this is|you don't mind|you won't mind|you know|i'm not|you see))(?: for| that| you| we| it| to (?:see|hear)| this)\b[^.!?]*|\bi look forward to\b[^.!?]*|\blooking forward to (?:hearing|your|seeing)\b[^.!?]*|\bi(?:'ll| will) (?:keep an eye|be watching|check|leave it (?:to|with) you|come back|follow up|raise|be keeping|wait for|expect)\b[^.!?]*|\bi leave (?:it|that|this) (?:to|with|up to) you\b[^.!?]*|"
    r"\bbefore i (?:have to|must|need to|am forced to)\b[^.!?]*|\b(?:other|all the other|most|all) (?:teams?|wards?|departments?|managers|people|factories|offices|units|branches|sites|shops|colleagues|schools|companies)\b(?! (?:owns?|that|who))[^.!?]*|\b(?:we|i) used to\b[^.!?]*|\b(?:it|that|this) (?:used to|always used to)\b[^.!?]*|\ba heads[- ]?up\b[^.!?]*|\b(?:would have been|would've been|'d have been) (?:nice|good|better|great|useful|kind|polite|grand|helpful|appreciated|easier|enough|courteous)\b[^.!?]*|\b(?:would|'d|it'd) (?:really )?(?:help|help us|help me|mean a lot|make (?:a|my|our|all) \w+)\b[^.!?]*|\b(?:be|am|feel) (?:happy|glad|grateful|relieved|pleased) (?:if|when|to see|not)\b[^.!?]*|"
    r"\b(?:is|are) there to be (?:followed|kept|read|used|respected)\b|\b(?P<same>\w+) is (?P=same)\b[^.!?]*|\b(?:rules?|deadlines?|plans?|agreements?|cut-offs?) (?:are|is) (?:rules?|deadlines?|plans?|agreements?|there|for)\b[^.!?]*|\bfor (?:everybody|everyone|all of us)\b|\bcan(?:'t|not) (?:stay|go on|remain|continue|be|keep)\b[^.!?]*|\bhas to (?:change|stop|be|get|improve)\b[^.!?]*|\bneeds? (?:changing|fixing|sorting|attention|looking at|improving)\b|\btake it from here\b|\b(?:put|set|make) (?:it|this|that) right\b|\bdo something about\b|\blast time\b|\bit (?:really )?(?:ought|should|must)\b[^.!?]*|\bi (?:really )?(?:deserve|would expect|'d expect|expected (?:better|more|you|that|it|to|some|an?|your))\b[^.!?]*|\bas (?:we )?agreed\b|\bas (?:we|you) both know\b|\b(?:better|improvement) (?:on|from|in|with) (?:the next|next|this|future|now)\b|"
    r"\bone (?:can|could|should|might|ought to)\b[^.!?]*|\byou know what (?:wants|needs|has|is) (?:to be )?(?:doing|done|needed)\b|\b(?:rather|prefer) (?:to )?not [^.!?]*\b(?:again|twice|a second time)\b|\b(?:avoid|prevent|spare us) (?:a |any |another )?(?:repeat|recurrence|second|next)\b",
    re.IGNORECASE,
)  # fmt: skip
_NOTHING_ASKED = re.compile(
    r"(?i)\b(?:no (?:answer|reply|action|need)|needn't|need nothing|don't need (?:you|anything|an)|nothing (?:you )?(?:have|need)|you don't (?:have|need) to|not (?:asking|after|looking for)|without (?:asking|wanting)|ask(?:ing)? (?:for )?nothing|don't have to|nothing needs|(?:don't|needn't|no need to) (?:need to |have to )?(?:talk|answer|discuss|do anything|reply|say))\b"
)
_SAYS = re.compile(
    r"(?i)\b(?:say|says|said|told|asked|wrote|announced|heard|promised|called|answered|reads?|agreed|planned|plan|was|were|meant|list|would|had)\b[^.;]*$"
)
_SMALL = re.compile(
    r"(?i)\b(?:mention\w*|notic\w+|small|little|wee|tell(?:ing)? you|say(?:ing)? (?:so|it|this|that)|said (?:so|it|i'd|my)|that's all|that is all|wanted (?:you )?to|like you to|let(?:ting)? you know|nothing (?:more|further|else)|no more|directly|openly?|grow|sit|fester|stew|carry|hear it from me|saw it|seen it|out loud|name it|on my mind|with you about|straight with|put(?:ting)? it to you|prefer to|rather|sooner|while it|caught my (?:eye|ear)|stayed with me|after anything|isn't more|what i saw|not a big)\b"
)
_MORE = re.compile(
    rf"{_START}(?:and )?(?:also|another thing|one more thing|and another|while i'm at it|while we're at it|on top of (?:that|it)|besides|moreover|furthermore|in addition|additionally|secondly|second|apart from that|as well as that|the other (?:thing|matter|point)|oh,? and|plus|by the way|then there(?:'s| is| was| were)|not only that|what's more|what is more|likewise|similarly|it was the same|the same (?:day|week|goes|thing|with|happened|morning|evening)|and last|and in|and on|and the|and your|and then there|i also|we also|also,)\b|\b(?:as well|too|not \w+ either|not there either)[.!]$|\b(?:another|second|other) (?:thing|matter|point|issue|observation)\b",
    re.IGNORECASE,
)  # fmt: skip
_MEND_REQUEST = "Leave it out. Say what you noticed, and stop."
_MEND_QUESTION = "Leave the question out. The silence afterwards is the question."
_MEND_MORE = "Mention one thing, and the other one another day."


def find_asked(reading: Reading) -> list[Hit]:
    """What a mention asks, advises or demands, and its questions where the method may ask none."""
    limits, found = reading.method.limits, []
    for said in reading.sentences:
        if not limits.may_request:
            hit = _asks(reading, said)
            if hit is not None:
                found.append(hit)
                continue
        if not limits.may_ask and _asks_aloud(reading, said):
            found.append(Hit(said.start, said.end, _MEND_QUESTION, left_out(reading, said.start, whole=True)))
    return found


def _asks(reading: Reading, said: Said) -> Hit | None:
    """The first request, advice or demand of a sentence."""
    plain = reading.plain[said.start : said.end]
    if _NOTHING_ASKED.search(plain):
        return None
    for pattern in (_REQUEST, _ADVICE, _IMPERATIVE, _DEMAND):
        for m in pattern.finditer(plain):
            at = said.start + m.start()
            told = pattern is not _REQUEST and _told(reading, said, at)
            if not reading.quoted(at) and not reading.reported(at) and not told:
                return Hit(at, said.start + m.end(), _MEND_REQUEST, left_out(reading, at, whole=True))
    if odd_order(said.text) and not reading.quoted(said.start):
        return Hit(said.start, said.start + len(said.text.rstrip(".!")), _MEND_REQUEST, left_out(reading, said.start, whole=True))  # fmt: skip
    return None


def _told(reading: Reading, said: Said, at: int) -> bool:
    """Whether words tell what was, as part of the observation: `the plan said they could start`."""
    first = reading.sentences.index(said) == 0
    return first and bool(_SAYS.search(reading.before(at)))


def _asks_aloud(reading: Reading, said: Said) -> bool:
    plain = reading.plain[said.start : said.end]
    return any(not reading.quoted(said.start + m.start()) for m in re.finditer(r"\?", plain))


def find_second_thing(reading: Reading) -> list[Hit]:
    """A second matter beside the one observation."""
    if reading.method.limits.observations != 1:
        return []
    found = []
    for said in reading.sentences[1:]:
        marker = _MORE.search(reading.plain[said.start : said.end])
        if marker and not _small(reading, said):
            found.append(
                Hit(
                    said.start + marker.start(),
                    said.start + marker.end(),
                    _MEND_MORE,
                    left_out(reading, said.start, whole=True),
                )
            )
        elif reading.in_mention and _observation(reading, said) and not _small(reading, said):
            found.append(
                Hit(
                    said.start,
                    said.end - (said.text[-1] in ".!?"),
                    _MEND_MORE,
                    left_out(reading, said.start, whole=True),
                )
            )
    return found


def _small(reading: Reading, said: Said) -> bool:
    plain = reading.plain[said.start : said.end]
    return bool(_SMALL.search(plain) or _NOTHING_ASKED.search(plain))


def _observation(reading: Reading, said: Said) -> bool:
    """Whether a sentence after the first tells something that happened to somebody or something else."""
    span = reading.span(said)
    if span is None:
        return False
    root = span.root
    subject = next((t for t in root.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    past = root.tag_ == "VBD" or any(t.tag_ == "VBD" for t in root.children if t.dep_ in {"aux", "auxpass"})
    new = subject is not None and subject.lower_ not in {
        "i",
        "it",
        "that",
        "this",
        "which",
        "we",
        "nobody",
        "nothing",
    }
    return past and new and subject is not None and not any(t.lower_ == "you" for t in [subject])
