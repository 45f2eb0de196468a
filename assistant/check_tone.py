"""First tone checks, by rule: each finding names the words, the reason with its advice, and a better wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.observable import ADVERBS, LABELS
from assistant.schemas import Finding, Method
from assistant.sentences import split_sentences
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

Hit = tuple[str, str]

_FAULTS = "arrogance laziness incompetence rudeness attitude ego negligence stupidity ignorance dishonesty stubbornness selfishness".split()
_ABSOLUTE = re.compile(
    r"\b(?:you|your \w+)(?:'ve|'re)?(?: \w+){0,2}? (always|never|constantly|every single time|all the time)\b|"
    r"\b(always|never|every single time) (?:you|your)\b|\byou (?:do|did)?(?: \w+){1,4} (all the time|every single time)\b",
    re.IGNORECASE,
)
# "You always help me out" is thanks and not blame.
_KIND = (
    r"(?:help|support|encourage|welcome|thank|care|cheer|back me|back us|include|listen|make time|have time)"
)
_MIND = re.compile(
    r"\byou (?:just |only |clearly |obviously |simply |really )*(?:don'?t (?:care|respect|value|want|like|trust)|do not (?:care|respect|value|want|like|trust)|"
    r"want(?:ed)? to (?:make|hurt|embarrass|undermine|humiliate|win|punish)\w*|thought you could|think (?:you|that|i|we|it)|"
    r"feel (?:threatened|superior|that)|hate\w*|enjoy(?:ed)? (?:making|seeing)|meant to|intend(?:ed)? to|were trying to|are trying to|"
    r"knew (?:exactly|full well|very well|that)|assumed|couldn'?t care)\b|\bwe both know\b|\b(?:on purpose|deliberately|intentionally)\b",
    re.IGNORECASE,
)
_CONDITIONAL_APOLOGY = re.compile(
    r"\b(?:(?:i'?m|i am|we'?re|we are) (?:\w+ )?sorry|i (?:\w+ )?apologi[sz]e|my apologies)(?: for)?,? (?:if|in case|that you (?:feel|felt|were offended|took|see)|you (?:feel|felt))\b[^.!?]*|"
    r"\bif (?:i|we) (?:have )?(?:offended|hurt|upset)\b[^.!?]*",
    re.IGNORECASE,
)
_BUT_APOLOGY = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies)\b[^.!?;]*?[,;]?\s+(?:but|however|although)\b[^.!?]*", re.IGNORECASE
)
_PASSIVE_APOLOGY = re.compile(
    r"\bmistakes were made\b|\b(?:sorry|apologi[sz]e)[^.!?]* (?:any|whatever) (?:offen[cs]e|inconvenience)[^.!?]*",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:please|could you|can you|would you|will you|i (?:need|want|expect|ask|would like|'d like) you to|let'?s|you (?:should|must|need to|have to|ought to)|"
    r"we (?:should|must|need to)|make sure|next time|going forward|from now on|why don'?t (?:you|we)|i suggest|i recommend|how about|i(?:'d| would) (?:like|prefer))\b",
    re.IGNORECASE,
)  # fmt: skip
_THREAT = re.compile(
    r"\b(?:or else|if you (?:don'?t|do not|fail to|can'?t)\b[^.!?]*\b(?:i will|i'll|we will|we'll|have to)|last warning|last chance|you will regret|i(?:'ll| will) (?:escalate|go to your boss))\b[^.!?]*",
    re.IGNORECASE,
)


def _outside(text: str, matches: list[re.Match[str]]) -> list[str]:
    quotes = quoted_spans(text)
    return [m[0].strip() for m in matches if not inside(quotes, m.start())]


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return _outside(text, list(pattern.finditer(text)))


def _about_you(token: Token) -> bool:
    """Whether a label is said of the person spoken to."""
    subject = next((t for t in token.head.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    as_predicate = (
        token.dep_ in {"acomp", "attr", "oprd", "conj"} and subject is not None and subject.lower_ == "you"
    )
    owned = any(t.lower_ == "your" for t in token.lefts) or (
        token.dep_ == "amod" and token.head.lower_ in {"person", "colleague", "leader"}
    )
    return as_predicate or owned


def _label_hits(doc: Doc) -> list[Hit]:
    quotes = quoted_spans(doc.text)
    hits = []
    for t in doc:
        if inside(quotes, t.idx):
            continue
        label = t.lower_ in LABELS and (_about_you(t) or (t.dep_ == "amod" and _about_you(t.head)))
        if label or (t.lower_ in _FAULTS and any(c.lower_ == "your" for c in t.lefts)):
            start = min(
                (s.i for s in t.head.subtree if s.lower_ in {"you", "your"} and s.i < t.i), default=t.i
            )
            hits.append(
                (
                    doc[start : t.i + 1].text,
                    "Say what you saw or heard instead: the occasion, the words, the act.",
                )
            )
        elif t.lower_ in ADVERBS and any(c.lower_ in {"you", "your"} for c in t.head.children):
            hits.append((t.text, f"Leave out “{t.text}”: the act speaks for itself."))
    return hits


def _without(text: str, word: str) -> str:
    return re.sub(r"\s{2,}", " ", re.sub(rf"(?i)\b{re.escape(word)}\b", "", text)).strip()


def _absolute_hits(doc: Doc) -> list[Hit]:
    hits = []
    for said in _found(_ABSOLUTE, doc.text):
        if re.search(rf"(?i)\balways {_KIND}", doc.text[doc.text.find(said) :][:80]):
            continue
        word = re.search(r"(?i)always|never|constantly|every single time|all the time", said)
        mend = f"Say “{_without(said, word[0])} …” and name the times you saw it." if word else ""
        hits.append((said, mend))
    return hits


def _mind_hits(doc: Doc) -> list[Hit]:
    mend = "Say what you saw, own your guess as a story you tell yourself, or ask how it was."
    return [(said, mend) for said in _found(_MIND, doc.text)]


def _apology_hits(doc: Doc) -> list[Hit]:
    text = doc.text
    hits = [
        (s, "Say what you did, and “I am sorry.” No condition.") for s in _found(_CONDITIONAL_APOLOGY, text)
    ]
    for said in _found(_BUT_APOLOGY, text):
        kept = re.split(r"(?i)[,;]?\s+(?:but|however|although)\b", said)[0]
        hits.append((said, f"Stop after “{kept.strip()}.” What follows takes it back."))
    return hits + [(s, "Say who did it: “I did …, and I am sorry.”") for s in _found(_PASSIVE_APOLOGY, text)]


def _threat_hits(doc: Doc) -> list[Hit]:
    return [(said, "Say what you hope for, as a wish.") for said in _found(_THREAT, doc.text)]


_CHECKS: tuple[tuple[str, Callable[[Doc], list[Hit]], str, str], ...] = (
    ("blame-and-labels", _label_hits, "It judges the person. Only what was seen or heard can be talked about.", "niesen-situation-behaviour-impact"),
    ("absolutes", _absolute_hits, "One exception is enough to argue about the word instead of the matter.", "niesen-situation-behaviour-impact"),
    ("mind-reading", _mind_hits, "It tells them what they think or want. That is a story until they say so.", "chen-own-stories"),
    ("apology", _apology_hits, "An apology with a condition or a “but” does not own the act.", "raymond-open-apology"),
    ("threats", _threat_hits, "A threat ends the conversation before it starts.", "niesen-mean-it"),
)  # fmt: skip


def _mention_hits(doc: Doc, method: Method) -> list[Hit]:
    text, limits = doc.text, method.limits
    hits: list[Hit] = []
    if not limits.may_request:
        hits += [(s, "Leave it out. Say what you noticed, and stop.") for s in _found(_REQUEST, text)]
    if not limits.may_ask and "?" in re.sub(r"[“\"][^”\"]*[”\"]", "", text):
        asked = re.findall(r"[^.!?]*\?", text)
        hits += [
            (q.strip(), "Leave the question out. The silence afterwards is the question.") for q in asked
        ]
    return hits


def _length_hits(doc: Doc, method: Method) -> list[Hit]:
    limits, hits = method.limits, []
    sentences = split_sentences(doc.text)
    words = sum(t.is_alpha or t.like_num for t in doc)
    if limits.sentences and len(sentences) > limits.sentences:
        hits.append(
            (sentences[limits.sentences], f"Keep to {limits.sentences} sentences. This one goes first.")
        )
    if limits.words and words > limits.words:
        hits.append((f"{words} words", f"Keep it under {limits.words} words."))
    return hits


def _findings(check: str, hits: list[Hit], reason: str, advice: str) -> list[Finding]:
    if not hits:
        return [Finding(check=check, verdict="pass", score=1.0)]
    score = round(max(0.0, 1.0 - 0.5 * len(hits)), 2)
    return [
        Finding(
            check=check, verdict="fail", score=score, span=span, reason=reason, suggestion=mend, advice=advice
        )
        for span, mend in dict.fromkeys(hits)
    ]


def check_tone(text: str, method: Method) -> tuple[Finding, ...]:
    """Findings on the tone of words spoken to the peer: one `pass` a clean check, one `fail` for each hit."""
    doc = parse(text)
    found = [f for name, hits, reason, advice in _CHECKS for f in _findings(name, hits(doc), reason, advice)]
    if not method.limits.may_request or not method.limits.may_ask:
        reason = "A mention asks for nothing and advises nothing."
        found += _findings("asks-nothing", _mention_hits(doc, method), reason, "raymond-ask-nothing")
    reason = "Less does more. What runs long is not taken in."
    found += _findings(
        "length",
        _length_hits(doc, method),
        reason,
        "raymond-simple-mention" if method.id == "mention" else "niesen-digest-follow-up",
    )
    return tuple(found)
