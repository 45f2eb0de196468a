"""How a person is named: patterns for a name and its parts, and for a role or function."""

from __future__ import annotations

import re

from assistant.schemas import Person
from assistant.second_person.spelling import plain
from assistant.second_person.words import PERSON_NOUNS

_TITLES = r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|madam|director|captain|minister|chef|sister|herr|frau|señor|señora)\.?"
_AFTER_NAMES = r"(?:\s+(?:madam|sir|ji|san)\b)?"
_SHORT = {
    "engineering": "eng",
    "operations": "ops",
    "marketing": "mktg",
    "communications": "comms",
    "development": "dev",
}
_HEADS = "head|lead|leader|director|manager|chief|boss|vp|vice president|president|officer|chair|supervisor"
# What many are at once, so that `the manager` need not be the peer, and what mostly there is one of.
_MANY_ARE = frozenset(
    "manager director leader officer supervisor coordinator assistant partner engineer analyst consultant member".split()
)
_ONE_OF_A_KIND = frozenset(
    "librarian archivist bursar treasurer controller dispatcher quartermaster harbourmaster".split()
)


def name_patterns(person: Person) -> list[str]:
    """Patterns over `plain` text for the whole name and each part of it, with a title before."""
    parts = [p for p in re.split(r"\s+", plain(person.name)) if p and not re.fullmatch(_TITLES, p)]
    parts = [p.strip("\"'()") for p in parts]
    if not parts:
        return []
    whole = r"\s+".join(map(re.escape, parts))
    singles = [re.escape(p) for p in parts if len(p) > 1]
    return [rf"@?(?:{_TITLES}\s+)?(?:{p}){_AFTER_NAMES}" for p in [whole, *singles]]


def role_patterns(person: Person, *, is_peer: bool) -> list[str]:
    """Patterns over `plain` text for what a person is: by the role, and the peer also by the function."""
    function, role = re.escape(plain(person.function)), re.escape(plain(person.role))
    titles = [role] if role else []
    short = re.match(
        r"(?!(?:head|lead|director|manager|chief|vp|vice|team|group|general|senior|president)\b)(\w{4,}) of ",
        plain(person.role),
    )
    if short and is_peer:
        titles.append(rf"{short[1]}(?! of\b)")
    last = re.search(r" (\w{5,})$", plain(person.role))
    if last and is_peer and last[1] not in _MANY_ARE and last[1] in PERSON_NOUNS | _ONE_OF_A_KIND:
        titles.append(last[1])
    titles += [role.replace(word, short) for word, short in _SHORT.items() if word in role]
    if function and is_peer:
        heads = "head|lead|leader|chief|boss" if role else _HEADS
        titles += [rf"(?:{heads})\s+(?:of|for)\s+(?:the\s+)?{function}", rf"{function}\s+(?:{heads})"]
    titles = [rf"(?:the|our|their)\s+{title}(?!\w*\s+(?:team|office|department))" for title in titles]
    if is_peer:
        within = (
            rf"(?:\s+(?:in|from|of|at|over in|on)\s+(?:the\s+)?{function}(?:\s+side)?)?" if function else ""
        )
        if function:
            titles.append(
                rf"(?:the|our)\s+(?:guy|man|woman|lady|person|one|chap|girl)\s+(?:who|that)\s+(?:runs|leads|heads)\s+{function}"
            )
        titles.append(rf"my\s+(?:counterpart|opposite number|peer|colleague){within}")
    return titles


def can_lose_its_apostrophe(pattern: str) -> bool:
    """Whether a name with a bare s behind it (`darrens crew`) can be told from another word."""
    letters = re.sub(
        r"\(\?:[^()]*(?:\([^()]*\))?[^()]*\)|[^a-z]",
        "",
        pattern.removesuffix(_AFTER_NAMES).rsplit("(?:", 1)[-1],
    )
    return (
        len(letters) >= 3 and letters not in {"thi", "her", "his", "ban", "new"} and not letters.endswith("s")
    )
