"""A judgement of an act or of a piece of work, where an observation belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.reword import left_out, without_words
from assistant.check_tone.values import Hit
from assistant.check_tone.words import MANNER, STRONG, STRONG_NOUNS, WEAK

if TYPE_CHECKING:
    from spacy.tokens import Token

    from assistant.check_tone.values import Reading

_PHRASES = re.compile(
    r"\b(?:not|n't) (?:really |exactly |quite )?(?:how|the way|what) (?:a|an|one|we|you|\w+)(?: \w+){0,2} (?:behaves?|acts?|works?|treats?|talks?|speaks?|does|do)\b[^.,;!?]*|"
    r"\b(?:not|n't) (?:really |exactly |quite |at all |a )?(?:acceptable|professional|serious|good enough|decent|respectful|worthy|honest|fair|appropriate)(?: \w+ of \w+)?(?=[\s.,;!?]|$)|"
    r"\b(?:poor|bad) (?:show|form|manners|style|taste|job|service|attitude|behaviou?r)\b|\bout of order\b|\bout of line\b|\bbelow (?:par|standard|the belt|your level)\b|\bleaves? (?:a lot|much|something) to be desired\b|"
    r"\b(?:not|n't) the standard\b[^.,;!?]*|\bfalls? (?:\w+ ){0,3}short of\b[^.,;!?]*|\b(?:behaved|acted|handled (?:it|this|that)|did (?:it|this|that)) (?:so |very |really |rather )?(?:badly|poorly|unprofessionally|childishly)\b|"
    r"\b(?:an?|such an?) (?:\w+ )?(?:way|manner) (?:to treat|to behave|of treating|to talk to|to deal with) (?:people|us|me|someone|colleagues|others|anyone|anybody)\b|\ban? (?:amateur|beginner|child|rookie)'s (?:mistake|work|job)\b|"
    r"\b(?:not|n't) (?:quite |really )?(?:at|up to|on) (?:the |your |our )?(?:level|standard|mark|scratch|par)\b[^.,;!?]*|\b(?:your|you)\b[^.;!?]{0,60}\bbelow (?:what|our|the|my|all)? ?(?:we|i|expectations?|standards?|level|minimum|usual|requirements?)\b[^.,;!?]*|\b(?:do|does|did) (?:not|n't) (?:meet|rise to|come up to|reach|match)\b[^.,;!?]*(?:expect\w*|standards?|levels?|require\w*|deserve\w*|bar)\b|"
    r"\bof (?:a |an |such a )?(?:\w+ )?(?:poor|low|bad|weak|inferior|doubtful) (?:quality|level|standard)\b|\bholds? a (?:low|poor) quality\b|\bin (?:a|an|such a) (?:complacent|careless|sloppy|rude|unprofessional|casual|hasty|arrogant|disrespectful|amateurish|negligent|superficial) (?:manner|way|fashion)\b|\bwith little (?:thought|care|effort|preparation)\b|\bdissatisf\w+ with the (?:manner|way)\b[^.,;!?]*|"
    r"\bhow little (?:care|preparation|thought|effort|attention|respect)\b[^.,;!?]*|\bhigh time (?:you|that you|your)\b[^.,;!?]*|\b(?:a|such a|quite a|real) (?:letdown|let-down)\b|"
    r"\bwhat a (?:mess|joke|farce|shambles|disgrace|waste)\b|\bwaste of (?:time|everyone's time|my time|our time|money)\b|\bbeneath (?:you|contempt|criticism)\b|\b(?:lack|absence) of (?:\w+ )?(?:respect|professionalism|care|discipline|courtesy|effort|commitment|diligence|seriousness|rigou?r|leadership|ownership|curiosity|preparation|responsibility|loyalty|interest|initiative|engagement|planning|transparency|thought|foresight|empathy)\b|"
    r"\black(?:s|ed|ing)? (?:any |all |every )?(?:form of |kind of |sort of |sense of |basic )?(?:seriousness|respect|professionalism|care|discipline|courtesy|effort|commitment|diligence|rigou?r|thought|substance|quality|depth)\b|\bbeneath (?:all|every|any) (?:criticism|critique|dignity|standards?)\b|\b(?:not|n't) even (?:an? |at )?[\w-]+ level\b|"
    r"\b(?:not|n't) (?:\w+ )?(?:something|anything) (?:an?|any) [^.,;!?]*|\b(?:not|n't) (?:expected|worthy|acceptable|tolerable) (?:from|of|for|by) (?:an?|your|some|any|people)\b[^.,;!?]*|\b(?:not|n't) the way (?:that )?an? [^.,;!?]*|\b(?:way|what|thing|manner)\b[^.!?]{0,30}(?:\bnot|n't) in order\b|\b(?:an? )?(?:pretty|rather|very|quite) (?:ordinary|poor|weak|sorry|feeble) (?:effort|show|job|work|performance|attempt|excuse)\b|"
    r"\bshames? (?:the|this|our|your|us|me)\b[^.,;!?]*|\b(?:this|it|that) (?:is|was|gives (?:me|us)) (?:a |such a )?shame (?:for|to|how)\b[^.,;!?]*|\bso one (?:does not|doesn't) \w+\b[^.,;!?]*|\bi (?:really |do |must )?(?:question|wonder) (?:what|whether any|how much|if any) (?:checking|care|thought|work|effort|planning|preparation)\b[^.,;!?]*|"
    r"\byou call (?:that|this|it) an?\b[^.,;!?]*|\bcall (?:that|this) an? [^.,;!?]{1,25}, (?:do|did) you\b|\b(?:an?|my) (?:[\w-]+-year-old|child|toddler|first-year|blind man) (?:would|could)(?: have|'ve)\b[^.,;!?]*|"
    rf"(?<!not )\b(?:{'|'.join(sorted(word for word in STRONG if '-' in word))})\b",
    re.IGNORECASE,
)  # fmt: skip
_MEND = "Say what you saw or heard: what was done, when, and what it led to. Leave the verdict out."
_TRUTHS = frozenset(
    "weather luck news harvest season quarter year week day month time night market storm traffic connection line".split()
)
_OTHERS_SPEECH = re.compile(
    r"(?i)\b(?:i (?:said|called|told|wrote|shouted|was|felt|feel|am|have been|had been|find it (?:hard|difficult))|my \w+ (?:was|were|is|are|sounded|has been)|sounded|felt|i'm)\b[^.;,]*$"
)


def _mine(reading: Reading, token: Token) -> bool:
    """Whether the leader speaks of themself, or repeats what somebody said."""
    for above in (token, *token.ancestors):
        subject = next((t for t in above.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            first = {t.lower_ for t in subject.subtree}
            if subject.lower_ in {"i", "we"} and above.lemma_ in {
                "be",
                "feel",
                "become",
                "sound",
                "act",
                "behave",
                "get",
                "seem",
            }:
                return True
            if first & {"my", "our", "mine"}:
                return True
            break
    return (
        reading.own(token.idx)
        or reading.reported(token.idx)
        or bool(_OTHERS_SPEECH.search(reading.before(token.idx)))
    )


def _yours(token: Token) -> bool:
    """Whether what is judged is theirs: `your slides were poor`, `a poor answer from you`."""
    noun = token.head if token.dep_ in {"amod", "attr", "acomp", "compound"} else token
    holders = [token, noun, *(t for t in noun.children if t.dep_ in {"nsubj", "nsubjpass"})]
    nearby = {t.lower_ for h in holders for t in h.subtree if abs(t.i - token.i) < 9}
    return "your" in nearby or bool({"from", "by", "of"} & nearby and "you" in nearby)


def _verdict(token: Token) -> bool:
    word = token.lower_
    if token.head.lemma_ == "go" or any(t.lower_ in {"my", "our"} for t in token.lefts):
        return False
    if word in STRONG_NOUNS and token.pos_ == "NOUN":
        return token.dep_ in {
            "attr",
            "ROOT",
            "dobj",
            "oprd",
            "pobj",
            "conj",
            "appos",
        } and token.head.lemma_ not in {"tell", "crack", "make", "share"}
    if word in STRONG and token.pos_ in {"ADJ", "ADV", "VERB", "NOUN"}:
        return token.dep_ in {"acomp", "attr", "oprd", "amod", "ROOT", "conj", "ccomp", "advmod", "xcomp"}
    return (
        word in WEAK
        and token.pos_ in {"ADJ", "ADV"}
        and token.dep_ in {"acomp", "attr", "amod", "oprd"}
        and _yours(token)
        and token.head.lower_ not in _TRUTHS
    )


def _of_you(token: Token) -> bool:
    """`You were rude`: a label on the person, which has a check of its own."""
    subject = next((t for t in token.head.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    return token.dep_ in {"acomp", "attr", "conj"} and subject is not None and subject.lower_ == "you"


def _negated(token: Token) -> bool:
    return any(t.dep_ == "neg" for t in [*token.head.children, *token.children])


def find_judgement(reading: Reading) -> list[Hit]:
    """Verdicts on what was done. Feelings (`I was angry`), own faults and what was said are left alone."""
    found = []
    for t in reading.doc:
        if reading.quoted(t.idx):
            continue
        if _verdict(t) and not _of_you(t) and not _negated(t) and not _mine(reading, t):
            start = t.left_edge.idx if t.left_edge.i > t.i - 4 and t.dep_ != "ROOT" else t.idx
            found.append(Hit(start, t.idx + len(t.text), _MEND, left_out(reading, t.idx)))
        elif (
            t.lower_ in MANNER
            and t.head.lemma_ != "be"
            and any(c.lower_ in {"you", "your"} for c in [*t.head.children, *t.head.head.children])
            and not _mine(reading, t)
        ):
            mend = f"Leave out “{t.text}”: the act speaks for itself."
            before = (
                reading.doc[t.i - 1]
                if t.i and reading.doc[t.i - 1].lower_ in {"so", "very", "rather", "quite", "really", "too"}
                else t
            )
            found.append(
                Hit(
                    before.idx,
                    t.idx + len(t.text),
                    mend,
                    without_words(reading, before.idx, t.idx + len(t.text)),
                )
            )
    for m in reading.matches(_PHRASES):
        if (
            not reading.own(m.start())
            and not reading.reported(m.start())
            and not _OTHERS_SPEECH.search(reading.before(m.start()))
        ):
            found.append(Hit(m.start(), m.end(), _MEND, left_out(reading, m.start())))
    return found
