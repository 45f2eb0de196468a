"""Where the peer and the leader are named in a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.schemas import Person
from assistant.second_person.patterns import can_lose_its_apostrophe, name_patterns, role_patterns
from assistant.second_person.spelling import plain, same_length_plain
from assistant.second_person.word_names import is_word_not_name
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Mention", "Who", "mentions", "plain", "verbal_s"]

Who = Literal["peer", "me"]


@dataclass(frozen=True)
class Mention:
    """A span of characters that means the peer or the leader, and the token that governs it."""

    who: Who
    start: int
    end: int
    head: Token
    possessive: bool = False


def mentions(doc: Doc, me: Person, peer: Person) -> list[Mention]:
    """Every place where the peer or the leader is named or titled, outside quotations, in order."""
    found: list[Mention] = []
    cast: list[tuple[Who, Person]] = [("peer", peer), ("me", me)]
    for who, person in cast:
        for pattern in name_patterns(person):
            found += _find(doc, pattern, who, is_name=True)
        for pattern in role_patterns(person, is_peer=who == "peer"):
            found += [m for m in _find(doc, pattern, who, is_name=False) if not _says_who_they_are(m)]
    return _joined(_without_overlap(found), doc.text)


def _says_who_they_are(mention: Mention) -> bool:
    """`she is the technical director`: the title is what is said of a pronoun, and stays."""
    return mention.head.dep_ == "attr" and any(
        t.lower_ in {"he", "she", "they"} for t in mention.head.head.lefts
    )


def _find(doc: Doc, pattern: str, who: Who, *, is_name: bool) -> list[Mention]:
    found = []
    quotes = quoted_spans(doc.text)
    unmarked = r"(?P<unmarked>s(?=\s+\w))?" if is_name and can_lose_its_apostrophe(pattern) else ""
    for match in re.finditer(rf"(?<![\w'-]){pattern}{unmarked}(?![\w-])", same_length_plain(doc.text)):
        if inside(quotes, match.start()):
            continue
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or (is_name and len(span) == 1 and is_word_not_name(span[0], doc)):
            continue
        head = span.root
        end, possessive = match.end(), bool(unmarked and match["unmarked"])
        if possessive and (
            not _before_noun(doc, span.end)
            or span[0].tag_ in {"VBZ", "VBD", "VB"}
            or _follows_pronoun(span[0])
        ):
            continue
        after = doc[span.end] if span.end < len(doc) else None
        if after is not None and after.text in {"'s", "'"} and not verbal_s(after):
            end, possessive = after.idx + len(after.text), True
        found.append(Mention(who, match.start(), end, head, possessive))
    return found


def _follows_pronoun(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].lower_ in {"he", "she", "they", "i", "we", "you", "who"}


def _before_noun(doc: Doc, at: int) -> bool:
    """Whether a noun phrase without a determiner starts at a token: `darrens crew`."""
    return at < len(doc) and doc[at].pos_ in {"NOUN", "ADJ", "PROPN"}


def verbal_s(token: Token) -> bool:
    """Whether an 's after a name is a verb (is, has) and not a possessive."""
    if token.text != "'s":
        return False
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is None:
        return False
    if after.lower_ in {
        "the",
        "a",
        "an",
        "not",
        "been",
        "never",
        "always",
        "just",
        "already",
        "still",
        "got",
        "like",
    }:
        return True
    if after.pos_ == "ADP" or after.lower_ in {"away", "off", "late", "out", "back"}:
        return True
    return token.tag_ == "VBZ" and token.dep_ not in {"case", "poss"} and after.pos_ not in {"NOUN", "PROPN"}


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(m.end <= k.start or m.start >= k.end for k in kept):
            kept.append(m)
    return sorted(kept, key=lambda m: m.start)


def _joined(mentions: list[Mention], text: str) -> list[Mention]:
    """Put `our CFO Marco` and `Marco, our CFO,` together as one mention."""
    out: list[Mention] = []
    for m in mentions:
        last = out[-1] if out else None
        between = text[last.end : m.start] if last else ""
        if last and last.who == m.who and not last.possessive and re.fullmatch(r"\s*,?\s*", between):
            end = m.end
            if "," in between and text[end : end + 1] == ",":
                end += 1
            out[-1] = Mention(m.who, last.start, end, last.head, m.possessive)
        else:
            out.append(m)
    return out
