"""What may not be lost and not be added: numbers, times, names, quotations, negations."""

from __future__ import annotations

import re
from collections import Counter

from assistant.schemas import Finding
from assistant.tidy import quoted_spans

_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half twice third quarter dozen double".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december yesterday today tomorrow tonight morning afternoon evening noon midnight night weekend week weeks month "
    "months year years day days hour hours minute minutes mondays tuesdays wednesdays thursdays fridays".split()
)
_NEGATIONS = re.compile(
    r"(?i)\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|no-one|nowhere)\b|n['’]t\b"
)
_STARTS = re.compile(r"(?:^|[.!?…:\n]\s*|[•–-]\s+)[\"“‘'(]*(\w[\w'’-]*)")
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]*")
_EXACT = re.compile(
    r"[\w.+-]+@[\w.-]+|https?://\S+|\b\w+[._/\\-]\w*\d[\w.-]*|\b\d\w*\b|\b[\w-]+\.(?:[a-z]{2,4})\b"
)
# Capitals that name nothing: the pronoun, and openers of a sentence after a greeting.
_NO_NAMES = frozenset(
    "i i'm i've i'd i'll could would can please thank thanks sorry what how when why if the a an and but so we you my your our "
    "it this that there here for in on at with as to not no never dear hi hello hey first second third fourth fifth next asap".split()
)
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)*", _plain(text).lower())


def negations(text: str) -> int:
    """How many negations stand in a text."""
    return len(_NEGATIONS.findall(text))


def names(text: str) -> set[str]:
    """Words with a capital that does not come from the start of a sentence, in lower case and without `'s`."""
    plain = _plain(text)
    starts = {m.start(1) for m in _STARTS.finditer(plain)}
    found = {
        re.sub(r"'s$", "", m[0].lower()) for m in _CAPITAL.finditer(plain) if m.start() not in starts
    } - _NO_NAMES
    return found if any(c.islower() for c in plain) else set()


def _shouted_words(text: str) -> set[str]:
    return {w.lower() for w in _SHOUTED.findall(text)}


def exact(text: str) -> Counter[str]:
    """Numbers, times, addresses and quotations of a text, each with how often it stands there."""
    plain = _plain(text)
    out = Counter(w for w in _words(plain) if w in _NUMBER_WORDS | _TIMES)
    out.update(m[0].lower().rstrip(".") for m in _EXACT.finditer(plain))
    out.update(re.sub(r"\W+", " ", plain[a:b].lower()).strip() for a, b in quoted_spans(plain))
    return out


def lost(before: str, after: str) -> tuple[str, ...]:
    """Particulars of `before` that do not stand in `after`, `not` for a negation."""
    gone = [item for item in exact(before) if exact(after)[item] < exact(before)[item]]
    kept = set(_words(after)) | {re.sub(r"'s$", "", w) for w in _words(after)}
    gone += sorted(n for n in names(before) - _shouted_words(before) if n not in kept)
    gone += ["not"] * max(0, negations(before) - negations(after))
    return tuple(gone)


def added(before: str, after: str, given: str = "") -> tuple[str, ...]:
    """Particulars of `after` that stand neither in `before` nor in what else was `given`."""
    new = [item for item in exact(after) if item not in exact(before) and item not in exact(given)]
    known = set(_words(f"{before} {given}"))
    known |= {re.sub(r"'s$", "", w) for w in known}
    new += sorted(n for n in names(after) if n not in known)
    if not given:
        new += ["not"] * max(0, negations(after) - negations(before))
    return tuple(new)


def particular_findings(before: str, after: str, given: str = "", glue: int = 0) -> tuple[Finding, ...]:
    """One finding for each particular lost or added; one that passes where there is none.

    `glue` counts negations that may go, since they belonged to no content.
    """
    gone, new = list(lost(before, after)), added(before, after, given)
    for _ in range(min(glue, gone.count("not"))):
        gone.remove("not")
    found = [
        Finding(check="nothing-lost", verdict="fail", score=0.0, span=p, reason="It stood in your words.")
        for p in gone
    ]
    found += [
        Finding(check="nothing-added", verdict="fail", score=0.0, span=p, reason="You did not say it.")
        for p in new
    ]
    clean = [n for n, bad in (("nothing-lost", gone), ("nothing-added", new)) if not bad]
    return (*found, *(Finding(check=name, verdict="pass", score=1.0) for name in clean))
