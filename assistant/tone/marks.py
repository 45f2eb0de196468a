"""The marks of tone that a linear model weighs beside the embedding: words, persons, forms. Each mark has a name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from math import log1p, sqrt

from assistant.tone import words

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_LISTS = (
    "PRAISE FAULT INSULT OPINION HEDGE THANKS SORRY PLEASE WARM ORDER ABSOLUTE SNEER DOUBT WEARY REPORT SENSE DETAIL LISTEN"
).split()
_PERSONS = {
    "you": frozenset("you your yours yourself you're you've you'd you'll ur u".split()),
    "i": frozenset("i i'm i've i'd i'll me my mine myself".split()),
    "we": frozenset("we we're we've we'd we'll us our ours let's".split()),
    "they": frozenset("he she they him her his their them he's she's they're".split()),
    "not": frozenset("not no never nothing nobody none without cannot neither nor".split()),
    "but": frozenset("but however although though while yet despite unfortunately".split()),
    "if": frozenset({"if"}),
    "more": frozenset("more less most least than too so such very quite extremely far".split()),
}
# Near each other in one sentence, first before second: name, first, second, at most so many words apart.
_NEAR = (
    ("you-fault", "you", ("fault", "insult"), 8),
    ("you-praise", "you", ("praise",), 7),
    ("you-not", "you", ("not",), 3),
    ("you-absolute", "you", ("absolute",), 2),
    ("you-me", "you", ("i",), 3),
    ("i-fault", "i", ("fault", "sorry"), 6),
    ("they-fault", "they", ("fault", "insult"), 8),
)
_FORMS = {
    "your-is": r"\b(?:you(?:'re| are| were)|your \w+(?: \w+)? (?:is|was|are|were|has been|have been|remains?|lacks?|falls?|fell))\b",
    "you-did": r"\byou(?:'ve| have| had)? (?:never |again |still )?(?:\w+ed|sent|left|told|said|put|took|gave|made|went|let|sat|kept|knew|wrote|broke|forgot)\b",
    "you-seem": r"\byou(?: \w+)? (?:seem|appear|think|believe|assume|want|expect|like|prefer|choose|keep|insist|refuse|ignore)\b",
    "bare-order": rf"(?:^|[.!?;:\n]\s*)(?:{words.VERBS})\b",
    "please-order": rf"\b(?:please|kindly) (?:{words.VERBS}|note|find|accept|let)\b",
    "to-be": r"\b(?:it is|it's|this is|that is|that's|there is|here is|it was)\b",
    "question": r"\?",
    "closed-question": r"(?:^|[.!?,\n]\s*)(?:is|are|was|were|do|does|did|can|could|would|will|have|has|may|shall)\b[^.!?\n]*\?",
    "open-question": r"(?:^|[.!?,\n]\s*)(?:what|how|where|when|which|who)\b[^.!?\n]*\?",
    "exclaims": r"!",
    "shouts": r"!!|\?!|\?\?",
    "quote": r"\"[^\"]+\"",
    "scare": r"\"\w+(?: \w+)?\"",
    "dots": r"\.\.\.|…",
    "star": r"\*\w+[^*\n]*\*|\b_\w+_\b",
    "smile": r"[:;]-?[)DP]|🙂|😊|👍|❤",
    "code": r"`[^`]+`|https?://|\w\(\)|#\d|\w_\w",
    "number": r"\d[\d.,:]*",
    "greeting": r"^(?:subject:[^\n]*\n+)?\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b",
    "sign-off": r"\n\s*(?:best|kind|warm|regards|thanks|cheers|yours|sincerely|many thanks|with)\b[^\n]*",
}
_TOKEN = re.compile(r"\w[\w'-]*|[.!?\n]")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")


def _alternatives(listed: str) -> tuple[list[str], list[str]]:
    """The entries of a list: single words, and phrases."""
    singles: list[str] = []
    phrases: list[str] = []
    depth, entry = 0, ""
    for letter in listed + "|":
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter != "|" or depth:
            entry += letter
            continue
        (phrases if " " in entry else singles).append(entry)
        entry = ""
    return singles, phrases


@lru_cache(maxsize=1)
def _compiled() -> tuple[
    tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]
]:
    """Patterns of single words, of phrases (a list each), and of forms."""
    split = [_alternatives(getattr(words, name)) for name in _LISTS]
    return (
        tuple(re.compile("|".join(singles) or "(?!)") for singles, _ in split),
        tuple(re.compile(rf"\b(?:{'|'.join(phrases)})\b" if phrases else "(?!)") for _, phrases in split),
        tuple(re.compile(pattern) for pattern in _FORMS.values()),
    )


@lru_cache(maxsize=20_000)
def _kinds(word: str) -> frozenset[str]:
    """The lists and persons that a lower-case word stands in."""
    lists = {
        name.lower() for name, single in zip(_LISTS, _compiled()[0], strict=True) if single.fullmatch(word)
    }
    persons = {name for name, members in _PERSONS.items() if word in members}
    return frozenset(lists | persons | ({"not"} if word.endswith("n't") else set()))


@lru_cache(maxsize=1)
def mark_names() -> tuple[str, ...]:
    """Names of the marks, in the order of `marks_of`."""
    near = [name for name, *_ in _NEAR]
    lists = [name.lower() for name in _LISTS]
    return (*lists, *_PERSONS, *near, *_FORMS, "caps", "length", "sentence-length", "starts-low")


def _near(kinds: list[frozenset[str] | None], first: str, second: tuple[str, ...], most: int) -> int:
    """How often a word of the second kind follows one of the first within one sentence. None ends a sentence."""
    count, since = 0, most + 1
    for kind in kinds:
        since = most + 1 if kind is None else since + 1
        if kind and first in kind:
            since = 0
        elif kind and since <= most and any(name in kind for name in second):
            count += 1
    return count


def marks_of(text: str) -> list[float]:
    """One number a mark: how often it is there, against the root of the length; lengths as logarithms."""
    plain = text.translate(_STRAIGHT)
    low = plain.lower()
    tokens = _TOKEN.findall(low)
    kinds = [None if token in ".!?\n" else _kinds(token.rstrip("'-")) for token in tokens]
    there = [kind for kind in kinds if kind]
    _, phrases, forms = _compiled()
    counts = [
        sum(name.lower() in kind for kind in there) + len(phrase.findall(low))
        for name, phrase in zip(_LISTS, phrases, strict=True)
    ]
    counts += [sum(name in kind for kind in there) for name in _PERSONS]
    counts += [_near(kinds, first, second, most) for _, first, second, most in _NEAR]
    counts += [len(form.findall(low)) for form in forms]
    counts.append(len(_SHOUTED.findall(plain)))
    length = max(1, sum(kind is not None for kind in kinds))
    ends = max(1, sum(kind is None and after is not None for kind, after in pairwise([*kinds, frozenset()])))
    weight = 4 / sqrt(length + 12)
    return [
        *(log1p(n) * weight for n in counts),
        log1p(length),
        log1p(length / ends),
        float(plain[:1].islower()),
    ]
