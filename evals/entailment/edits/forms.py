"""Words in the form that the sentence needs, and what an edit gives back."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_DOUBLED = frozenset(
    "stop drop plan admit permit forbid begin forget commit refer prefer scrap win get cut split".split()
)
_PAST = {
    "rise": "rose", "fall": "fell", "grow": "grew", "shrink": "shrank", "lose": "lost", "win": "won", "buy": "bought",
    "sell": "sold", "lend": "lent", "give": "gave", "send": "sent", "begin": "began", "leave": "left", "forbid": "forbade",
    "forget": "forgot", "keep": "kept", "spend": "spent", "find": "found", "hide": "hid", "show": "showed", "lead": "led",
    "teach": "taught", "understand": "understood", "misunderstand": "misunderstood", "withdraw": "withdrew", "break": "broke",
    "build": "built", "get": "got", "choose": "chose", "say": "said", "tell": "told", "make": "made", "think": "thought",
    "meet": "met", "cut": "cut", "split": "split", "overlook": "overlooked", "speed": "sped", "upset": "upset",
}  # fmt: skip
_PARTICIPLE = {
    "rise": "risen", "fall": "fallen", "grow": "grown", "shrink": "shrunk", "give": "given", "begin": "begun", "forbid": "forbidden",
    "forget": "forgotten", "hide": "hidden", "show": "shown", "withdraw": "withdrawn", "break": "broken", "choose": "chosen",
}  # fmt: skip


class Edit(NamedTuple):
    """A changed sentence. `swap` is (old, new) where the same change can be made in the premise."""

    kind: str
    text: str
    swap: tuple[str, str] | None = None


def _stem_for(verb: str, ending: str) -> str:
    if verb.endswith("e"):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in _DOUBLED else verb) + ending


def inflected(verb: str, tag: str) -> str:
    """The base form of a verb in the form of a Penn tag: `('stop', 'VBD')` gives `stopped`."""
    if tag == "VBZ":
        if verb.endswith("y") and verb[-2] not in "aeiou":
            return verb[:-1] + "ies"
        return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if tag == "VBG":
        return _stem_for(verb, "ing")
    if tag == "VBN":
        return _PARTICIPLE.get(verb) or _PAST.get(verb) or _stem_for(verb, "ed")
    if tag == "VBD":
        return _PAST.get(verb) or _stem_for(verb, "ed")
    return verb


def like(new: str, old: str) -> str:
    """A word with the capital of the one it replaces."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def replaced(token: Token, new: str) -> str:
    """The text of the token's document with this one token replaced."""
    text = token.doc.text
    return text[: token.idx] + like(new, token.text) + text[token.idx + len(token.text) :]


def wrong_spans(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """Where the edited text differs, as character spans of it; the next word where something was taken out."""
    old = [m.group().lower() for m in _WORD.finditer(before)]
    places = list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, old, [m.group().lower() for m in places], autojunk=False)
    spans = []
    for name, _, _, start, end in matcher.get_opcodes():
        if name == "equal" or not places:
            continue
        last = min(max(end, start + 1), len(places))
        first = min(start, len(places) - 1)
        spans.append((places[first].start(), places[last - 1].end()))
    return tuple(spans)
