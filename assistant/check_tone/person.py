"""Blame, and labels on the person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.reword import left_out
from assistant.check_tone.values import Hit
from assistant.check_tone.words import FAULTS, PERSON_LABELS, PERSONS, VIRTUES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from assistant.check_tone.values import Reading

_SIDE = r"your (?:\w+ ){0,2}?(?:team|people|lot|side|department|office|staff|crew|desk|group|unit|function|guys|folks?|colleagues|managers?|shift|section|branch|agency|boys|girls|lads|floor|region)"
YOU = rf"(?:you (?:people|guys|lot|folks|all)|y'all|yous|you|{_SIDE})"
_HAVE = r"(?: have|'ve|'d| had)?"
_US = r"(?:me|us|them|everyone|everybody|my \w+|our \w+|the (?:whole |entire )?(?:team|company|department|project|client|customers?|place))"
_BLAME = re.compile(
    rf"(?:\b(?:it|that|this|the \w+|all of (?:it|this|that)|everything)(?:'s| is| was| has been) (?:\w+ ){{0,2}}?your (?:own )?(?:fault|doing|mistake|mess|failure)\b|"
    rf"\byour (?:own )?(?:fault|failure|neglect)\b|\b(?:pay|pays|paid|paying|clean\w*|suffer\w*|cover\w*) (?:up )?(?:for|after|from) your (?:\w+ )?(?:mistakes?|mess\w*|errors?|faults?|failures?)\b|"
    rf"\b(?:fault|blame|responsibility) (?:for (?:this|it|that) )?(?:lies|is|rests|sits|lay) (?:\w+ )?with you\b|(?<!n't )(?<!not )(?<!never )(?<!want to )(?<!here to )\bblam(?:e|ing) you\b|"
    rf"\b(?:is|are|'s|was) (?:all |entirely |completely |purely |squarely |only )?(?:on|down to|up to) you (?:alone|and (?:nobody|no one) else)\b|\b(?:'s|is) (?:all |entirely |completely |purely |squarely )?on you\b|"
    rf"\b{YOU}{_HAVE} (?:\w+ly )?let {_US} down\b|\b{YOU}{_HAVE} (?:really |completely |simply )?(?:ruin(?:ed)?|wreck(?:ed)?|spoil(?:ed|t)?|botch(?:ed)?|bungl(?:ed)?|blown? it|blew it|"
    rf"dropp?(?:ed)? the ball|mess(?:ed)? (?:it |this |that )?up|screw(?:ed)? (?:it |this |that |us |me )?(?:up|over)|cock(?:ed)? (?:it |this )?up|fuck(?:ed)? (?:it |this )?up|fouled (?:it )?up|mucked (?:it )?up)\b|"
    rf"\b{YOU}{_HAVE} (?:\w+ly |has been |have been |been )?fail(?:ed|s|ing)? (?:to|my|our|me|us|in|at|on|your|the|every)\b|\b{YOU}{_HAVE} (?:made|make|making) {_US} (?:all )?(?:look|feel|pay|suffer)\b|\b{YOU}{_HAVE} made a fool\b|"
    rf"\b{YOU}{_HAVE} left {_US} (?:in the lurch|hanging|high and dry|to (?:deal|clean|pick|carry|explain|face)|standing|holding|stranded|with (?:nothing|no ))|\b{YOU}{_HAVE} (?:hung|hang) {_US} out\b|"
    rf"\b{YOU}{_HAVE} (?:thrown?|threw) {_US} under\b|\b{YOU}{_HAVE} (?:cost) {_US}|\b{YOU}{_HAVE} put {_US} (?:in (?:a|an|this|that) [\w ]*(?:position|spot|situation)|at risk|through)|\b{YOU}{_HAVE} (?:put|endanger\w*|risk\w*|jeopardi[sz]\w*) (?:[\w']+ ){{1,3}}(?:at risk|in danger|lives?|health|jobs?)\b|"
    rf"\b{YOU}{_HAVE} (?:dump(?:ed)? (?:it|this|that|everything|all)|stab(?:bed)? {_US}|betray(?:ed)?|sabotag(?:ed)?|undermin(?:ed|e|ing)|humiliat(?:ed)?|bull(?:y|ied)|steamroll\w*|blindsid(?:ed)|lied to|sold {_US} out|walk(?:ed)? all over)\b|"
    rf"\b(?:go|goes|going|gone|went) behind (?:my|our) backs?\b|\b{YOU} (?:really |frankly |clearly )?(?:should|ought to|could|might) (?:at least |really |have at least |simply )?have (?:at least )?(?!been told|been asked|had)\w+|"
    rf"\b{YOU} (?:can't|couldn't|could not|didn't|did not|won't|wouldn't) (?:even )?(?:be bothered|bother|be arsed|manage|deign)\b|\b{YOU} (?:didn't|don't|haven't|couldn't|can't|hadn't) even\b|"
    rf"\bif (?:you'd|you had|{YOU} had|you) (?:only |just |actually |ever )?(?:done your|listened|read (?:it|the)|bothered|checked|paid attention)\b|\bhad you (?:only |just |bothered|listened|read|checked|done)\b|"
    rf"\byou(?:'re| are|'ve been| were) (?:the|our|my) (?:\w+ )?(?:reason|cause|problem|bottleneck|one who (?:ruined|caused|broke|started|messed))\b|\b(?:look|see) what you(?:'ve| have)? (?:did|done)\b|\bhow (?:could|dare) you\b|\bon your conscience\b|\b(?:i(?:'m| am|'ve been| was)|we(?:'re| are)) (?:\w+ ){0,3}?disappointed (?:in|with|by|at|to find)(?: \w+){0,3}? (?:you|your)\b|\b(?:in|with|by) you,? i(?:'m| am) disappointed\b|\b(?:shame|shames|shamed) (?:us|all of us|me)\b|\bfalls? on you\b|\b(?:let|lets|letting) (?:the |my |our )?(?:whole |entire )?(?:team|crew|ward|company|side|rest of us|us all|everyone) down\b|\bpull your (?:finger out|weight|socks up)\b|\byou(?:'ve| have)? (?:started|caused|brought) (?:all )?(?:this|it|that)(?: (?:mess|trouble|row|fight|problem|on \w+|about|yourself|upon us))?(?=[.,;!?]|$| and\b)|"
    rf"\b(?:guess|we (?:all|both) know|everybody knows|no prizes for guessing)[^.!?]{{0,12}} whose? (?!to\b)|\bno(?:body| one) (?:in|on|at|from) your \w+(?: \w+)? (?:thought|bothered|cared|had the (?:sense|decency|courtesy)|saw fit|could be bothered)\b|"
    rf"\bwhile {YOU}(?: \w+)? (?:sat|slept|lounged|dithered|dawdled|looked on|stood by|did nothing|were off|was off|were busy|chatted)\b|\b{YOU}{_HAVE} (?:burne?[dt]|shafted|sunk|scuppered|torpedoed|stitched) (?:me|us|it|this|that)\b|"
    r"\byour (?:\w+ ){0,2}?\w+'s? (?:own )?(?:doing|fault|mess|failure)\b|\b(?:lies?|belongs?|lands?|sits?|rests?|stops?) (?:\w+ ){0,2}?(?:at|on|with) your (?:own )?(?:door|doorstep|shoulders|head|conscience)\b|\bwho (?:will|is going to|is to) (?:bear|pay|answer for)\b|\byou(?:'ll| will) carry (?:it|this|that)\b|"
    r"\bfell asleep (?:at the wheel|on the job)\b|\bfor your (?:late|slow|missing|poor|careless) \w+\b)",
    re.IGNORECASE,
)  # fmt: skip
_HARMED = r"(?:skipp|ignor|oversold|overbook|dropp|fail|refus|forgot|mislaid|neglect|sat on|never)"
_BECAUSE = re.compile(
    rf"\b(?:because of|thanks to|due to|owing to|on account of|courtesy of) (?:{YOU}|your(?: [\w'-]+){{1,3}})|\bdown to your(?: [\w'-]+){{1,3}}|\bcomes? down to {YOU}|\b(?:since|as) (?:{YOU}|yours|your \w+) {_HARMED}\w*|"
    rf"\bbecause (?:{YOU}|yours|your \w+) (?:{_HARMED}|could|can|did|do|would|will|are|were|have|had|couldn't|can't|didn't|don't|wouldn't|won't|left|treat|lost)\w*(?:n't| not)?\b",
    re.IGNORECASE,
)  # fmt: skip
_THANKFUL = re.compile(
    r"(?i)\b(?:help|support|effort|quick|care|patien\w+|work|kind\w*|saved|in time|give up|proud|no harm|nobody (?:was|got)|glad|grateful|luckily)\b"
)
_LOSS = re.compile(
    r"\b(?:los[et]|quit|quitting|resign\w*|left us|handed in|late|miss\w*|behind|fail\w*|delay\w*|nothing|overtime|threw|thrown|throw\w* away|skipped|shout\w*|suffer\w*|cold|cook\w*|outage|down|angry|cried|cancel\w*|wait\w*|suffer\w*|angry|stood|had to|have to|weekend|every|no |not|n't|saturdays?|trouble|mess|again|redo|complain\w*|scrap\w*|cost)\b",
    re.IGNORECASE,
)
# The parser splits them at the hyphen.
_HYPHENED = rf"\b(?:you(?:'re| are| were|'ve been| have been)|so|too|as|how) (?:\w+ )?(?:{'|'.join(sorted(word for word in PERSON_LABELS | PERSONS if '-' in word))})\b"
_PATTERN_LABELS = re.compile(
    rf"\byou(?:'re| are| were|'ve been| have been| act| acted| behave| behaved| sound| sounded)(?: \w+)? like (?:an? |some )?(?:\w+ )?(?:{'|'.join(sorted(PERSONS))})\b|"
    rf"\byou(?:'re| are|'ve become) (?:just |simply |really |quite |only |such )*(?:an? )?(?:bit of |something of |real |total |absolute |complete |proper )*(?:an? )?(?:\w+ )?(?:{'|'.join(sorted(PERSONS))})\b|"
    r"\byou(?:'re| are) (?:just |simply |really |clearly |frankly )?(?:the|that|one of those) (?:kind|type|sort)s? (?:of \w+ )?(?:that|who)?|\byou(?:'re| are) (?:just |simply |clearly |frankly |obviously )?(?:not|n't) (?:a|an|the|really a|much of a)\b(?: \w+){0,2}|"
    r"\byou(?:'re| are)? (?:just |simply |clearly |frankly |obviously )?(?:not|n't) (?:up to|cut out for|capable of|fit (?:to|for)|able to handle)\b[^.,;!?]*|\byou aren't (?:a|an|up to|fit|cut out|capable)\b[^.,;!?]*|"
    r"\byou(?:'ve| have) (?:got )?(?:an? )?(?:\w+ )?(?:ego|anger|attitude|temper|control|power|authority)(?: problem| issue)s?\b|\byou(?:'ve| have) (?:got )?(?:absolutely |really )?no (?:respect|idea|clue|manners|shame|spine|backbone|sense|feeling|interest|discipline|loyalty|integrity|understanding|heart|conscience)\b|"
    r"\byou (?:lack|lacked)\b[^.,;!?]*|\byou (?:don't|do not) (?:know how|have (?:a clue|any idea|the first idea|what it takes|any (?:respect|manners|shame)))\b|\b(?:that's|that is|it's|how|so|just) (?:just |so )?typical(?: of)? (?:you|your)\b|\bthe typical you\b|\btypical (?:of you|you)\b|\b(?:that's|it's) (?:so|just) (?:you|like you)\b|"
    rf"\bhow (?:\w+ )?(?:{'|'.join(sorted(PERSON_LABELS))}) you (?:are|were|can be|have been|'ve been)\b|\b(?:as|so) (?:{'|'.join(sorted(PERSON_LABELS))}) as you\b|\bsome(?:one|body|thing) (?:\w+ )?(?:{'|'.join(sorted(PERSON_LABELS))}) (?:about|in) you\b|"
    r"\byou(?:'re| are) (?:too|so|far too|way too|much too|a bit too) (?:emotional|sensitive|soft|slow|old|young|proud|nice|timid|impulsive|negative|aggressive|rigid|technical|junior|green|scared|vain|comfortable|loud|quick|clever|busy with yourself)\b|"
    rf"\byou(?:'re| are)\b[^.!?]{{0,40}}\ban? (?:absolute|right|total|complete|proper|utter|bloody) (?:{'|'.join(sorted(PERSONS))}|misery|joke|shambles|waste)\b|\byou can be (?:such |quite )?an? (?:right|real|total|bit of a|proper|absolute) \w+|\byou(?:'re| are) (?:all (?:mouth|talk|show|bark)\b|no better\b)|"
    r"\byou (?:couldn't|could not|can't|cannot) (?:even )?(?:organi[sz]e|run|boil|pour|find your|manage) (?:an? |the |your )?\w+|\b(?:haven't|have not|hasn't|has not|without|not) (?:got )?(?:an? )?(?:ounce|shred|iota|scrap|grain) of\b|\byour?\b[^.!?]{0,40}(?:\bnot|n't) (?:even )?fit (?:even )?(?:to|for)\b[^.,;!?]*|"
    rf"\b{YOU}\b[^.!?]{{0,25}}\b(?:have|has|having|got|with) (?:an?|this|that|such an?) (?:\w+ ){{0,2}}(?:mentality|attitude|ego|big head)\b|\b(?:person|man|woman|people|someone|colleague) without (?:\w+ )?(?:word|honou?r|manners|shame|principles?|backbone|heart)\b|\bthere(?:'s| is) no (?:talking|reasoning|dealing|working) (?:to|with) you\b|"
    rf"{_HYPHENED}",
    re.IGNORECASE,
)  # fmt: skip
_DENIED = re.compile(
    r"(?i)\b(?:not (?:saying|calling|here to|suggesting|think)|don't (?:think|believe|mean|want|say)|do not (?:think|believe|mean|want|say)|never (?:thought|said)|nobody(?:'s| is)? (?:says|saying|thinks|thinking)|if (?:i|we)|i (?:was|am|were)|told myself|story|imagin\w+|wonder\w*|afraid that you think)\b[^.;]*$"
)
_MEND_LABEL = "Say what you saw or heard instead: the occasion, the words, the act."
_MEND_BLAME = "Say what happened and what it led to. Whose fault it is can be left out."


def _label_token(token: Token) -> bool:
    return token.lower_ in PERSON_LABELS or (
        token.lower_ in PERSONS and token.pos_ in {"NOUN", "ADJ", "PROPN"}
    )


def _about_you(token: Token) -> bool:
    """Whether a label is said of the person spoken to."""
    subject = next((t for t in token.head.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    to_you = subject is not None and (subject.lower_ == "you")
    small_clause = token.dep_ in {"oprd", "acomp", "ccomp"} and any(
        t.lower_ == "you" and t.dep_ in {"nsubj", "dobj"} for t in [*token.children, *token.head.children]
    )
    predicate = token.dep_ in {"acomp", "attr", "oprd", "conj", "ROOT"} and to_you
    owned = any(t.lower_ == "your" for t in token.lefts) or (
        token.dep_ == "amod"
        and token.head.lower_ in {"person", "colleague", "leader"}
        and _about_you(token.head)
    )
    return predicate or owned or small_clause


def _negated(token: Token) -> bool:
    return any(t.dep_ == "neg" for t in [*token.head.children, *token.children])


def _labels(reading: Reading) -> list[Hit]:
    found = []
    for t in reading.doc:
        if reading.quoted(t.idx) or t.lower_ not in PERSON_LABELS | PERSONS | VIRTUES | FAULTS:
            continue
        if t.lower_ in FAULTS and t.lower_ not in PERSON_LABELS:
            hit = any(c.lower_ == "your" for left in t.lefts for c in left.subtree)
        elif t.lower_ in VIRTUES:
            hit = _negated(t) and _about_you(t) and t.dep_ in {"acomp", "attr"}
        else:
            said_of = _about_you(t) or (
                t.dep_ == "amod" and _about_you(t.head) and t.head.lower_ not in {"question", "questions"}
            )
            # `Your poor mother`: only an act or a trait of theirs is judged elsewhere.
            said_of = said_of and not (t.lower_ == "proud" and any(c.lower_ == "of" for c in t.children))
            hit = _label_token(t) and said_of and not _negated(t) and not (t.dep_ == "amod" and _possessed(t))
        if hit and not _excused(reading, t.idx):
            found.append(_label_hit(reading, t))
    return found


def _laments(reading: Reading, at: int) -> bool:
    """Whether a sentence that names a cause tells of a loss: `thanks to your help` does not."""
    said = reading.sentence_at(at).text
    return bool(_LOSS.search(said)) and not _THANKFUL.search(said)


def _possessed(token: Token) -> bool:
    return any(c.lower_ == "your" for c in token.head.lefts) and token.head.lower_ not in PERSONS


def _excused(reading: Reading, at: int) -> bool:
    return bool(_DENIED.search(reading.before(at))) or reading.reported(at)


def _label_hit(reading: Reading, token: Token) -> Hit:
    said = reading.sentence_at(token.idx)
    you = [
        t
        for t in reading.doc
        if t.lower_ in {"you", "your"} and said.start <= t.idx < token.idx and token.i - t.i < 8
    ]
    start = you[-1].idx if you else token.idx
    return Hit(start, token.idx + len(token.text), _MEND_LABEL, left_out(reading, start))


def find_blame_and_labels(reading: Reading) -> list[Hit]:
    """Blame of the person spoken to, and labels put on them. The leader's own faults, denials and reports are left alone."""
    found = _labels(reading)
    for m in reading.matches(_PATTERN_LABELS):
        if not _excused(reading, m.start()):
            found.append(Hit(m.start(), m.end(), _MEND_LABEL, left_out(reading, m.start())))
    blamed = reading.matches(_BLAME)
    blamed += [m for m in reading.matches(_BECAUSE) if _laments(reading, m.start())]
    for m in blamed:
        if not _excused(reading, m.start()) and not reading.sentence_at(m.start()).text.endswith("?"):
            found.append(Hit(m.start(), m.end(), _MEND_BLAME, left_out(reading, m.start())))
    return found
