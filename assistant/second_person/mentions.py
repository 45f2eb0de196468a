"""Who is named in a fact: the peer, the leader, and other people."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.grammar import base_form
from assistant.schemas import Person
from assistant.second_person.words import PERSON_NOUNS, THINGS_IN_ER, WORD_NAMES
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Who = Literal["peer", "me"]

# Given names that are also everyday words: matched with more care.
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


def is_person_noun(token: Token) -> bool:
    """Whether a noun names a person: from the list, or by an agent's ending."""
    word = plain(token.lemma_)
    if word in PERSON_NOUNS or plain(token.text) in PERSON_NOUNS:
        return True
    agent = word.endswith(("er", "or", "ist", "eur")) and len(word) > 5 and word not in THINGS_IN_ER
    return agent and token.dep_ in {"nsubj", "nsubjpass"}


def plain(text: str) -> str:
    """Lower case, without accents, with straight apostrophes."""
    kept = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("İ", "I"))
    return "".join(c for c in kept if not unicodedata.combining(c)).lower()


@dataclass(frozen=True)
class Mention:
    """A span of characters that means the peer or the leader, and the token that governs it."""

    who: Who
    start: int
    end: int
    head: Token
    possessive: bool = False


def _same_length_plain(text: str) -> str:
    """`plain`, kept character by character so that offsets hold."""
    return "".join((plain(c) or c)[0] for c in text)


def _name_patterns(person: Person) -> list[str]:
    parts = [p for p in re.split(r"\s+", plain(person.name)) if p and not re.fullmatch(_TITLES, p)]
    parts = [p.strip("\"'()") for p in parts]
    if not parts:
        return []
    whole = r"\s+".join(map(re.escape, parts))
    singles = [re.escape(p) for p in parts if len(p) > 1]
    return [rf"@?(?:{_TITLES}\s+)?(?:{p}){_AFTER_NAMES}" for p in [whole, *singles]]


# What many are at once, so that `the manager` need not be the peer, and what mostly there is one of.
_MANY_ARE = frozenset(
    "manager director leader officer supervisor coordinator assistant partner engineer analyst consultant member".split()
)
_ONE_OF_A_KIND = frozenset(
    "librarian archivist bursar treasurer controller dispatcher quartermaster harbourmaster".split()
)


def _role_patterns(person: Person, who: Who) -> list[str]:
    function, role = re.escape(plain(person.function)), re.escape(plain(person.role))
    titles = [role] if role else []
    short = re.match(
        r"(?!(?:head|lead|director|manager|chief|vp|vice|team|group|general|senior|president)\b)(\w{4,}) of ",
        plain(person.role),
    )
    if short and who == "peer":
        titles.append(rf"{short[1]}(?! of\b)")
    last = re.search(r" (\w{5,})$", plain(person.role))
    if last and who == "peer" and last[1] not in _MANY_ARE and last[1] in PERSON_NOUNS | _ONE_OF_A_KIND:
        titles.append(last[1])
    titles += [role.replace(word, short) for word, short in _SHORT.items() if word in role]
    if function and who == "peer":
        heads = "head|lead|leader|chief|boss" if role else _HEADS
        titles += [rf"(?:{heads})\s+(?:of|for)\s+(?:the\s+)?{function}", rf"{function}\s+(?:{heads})"]
    titles = [rf"(?:the|our|their)\s+{title}(?!\w*\s+(?:team|office|department))" for title in titles]
    if who == "peer":
        within = (
            rf"(?:\s+(?:in|from|of|at|over in|on)\s+(?:the\s+)?{function}(?:\s+side)?)?" if function else ""
        )
        if function:
            titles.append(
                rf"(?:the|our)\s+(?:guy|man|woman|lady|person|one|chap|girl)\s+(?:who|that)\s+(?:runs|leads|heads)\s+{function}"
            )
        titles.append(rf"my\s+(?:counterpart|opposite number|peer|colleague){within}")
    return titles


def _is_word_not_name(token: Token, doc: Doc) -> bool:
    """Whether a token that could be a name is an everyday word here (`will`, `may`, `rich`)."""
    capital = token.text[0].upper() + token.text[1:]
    if token.text[0].islower() and any(t.text == capital and t.i for t in doc):
        return True
    if (
        token.text[0].islower()
        and token.tag_ in {"VB", "VBD", "VBZ", "VBN"}
        and any(t.text[0].isupper() for t in doc[:1])
    ):
        return True
    if plain(token.text) not in WORD_NAMES:
        return False
    if token.dep_ == "compound" and token.head.pos_ == "NOUN" and token.head.i == token.i + 1:
        return True
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if (
        before is not None
        and before.lower_ in {"from", "with", "to", "by", "for", "at", "of"}
        and after is not None
        and not after.like_num
    ):
        return after.pos_ == "NOUN" and token.text[0].islower()
    if plain(token.text) in {"may", "june", "april", "august"} and (
        (
            before is not None
            and (before.like_num or before.lower_ in {"in", "since", "until", "by", "of", "late"})
        )
        or (after is not None and after.like_num)
    ):
        return True
    if token.text[0].islower():
        inflected = after is not None and after.is_alpha and base_form(after.text) != after.lower_
        finite_next = inflected and after is not None and after.tag_ not in {"NNS"}
        shouting = any(t.text[0].isupper() and t.i and t.lower_ != "i" for t in doc if t.is_alpha)
        return shouting or not (finite_next or (after is not None and after.lower_ in {"'s", "and", "or"}))
    at_start = before is None or before.text in {".", "!", "?", ";"}
    if not at_start:
        return False
    return token.dep_ == "amod" or (after is not None and after.pos_ in {"NOUN"} and token.pos_ != "PROPN")


def _find(doc: Doc, pattern: str, who: Who, *, is_name: bool) -> list[Mention]:
    found = []
    quotes = quoted_spans(doc.text)
    unmarked = r"(?P<unmarked>s(?=\s+\w))?" if is_name and _can_lose_its_apostrophe(pattern) else ""
    for match in re.finditer(rf"(?<![\w'-]){pattern}{unmarked}(?![\w-])", _same_length_plain(doc.text)):
        if inside(quotes, match.start()):
            continue
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or (is_name and len(span) == 1 and _is_word_not_name(span[0], doc)):
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


def _can_lose_its_apostrophe(pattern: str) -> bool:
    letters = re.sub(
        r"\(\?:[^()]*(?:\([^()]*\))?[^()]*\)|[^a-z]",
        "",
        pattern.removesuffix(_AFTER_NAMES).rsplit("(?:", 1)[-1],
    )
    return (
        len(letters) >= 3 and letters not in {"thi", "her", "his", "ban", "new"} and not letters.endswith("s")
    )


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


def mentions(doc: Doc, me: Person, peer: Person) -> list[Mention]:
    """Every place where the peer or the leader is named or titled, outside quotations, in order."""
    found: list[Mention] = []
    cast: list[tuple[Who, Person]] = [("peer", peer), ("me", me)]
    for who, person in cast:
        for pattern in _name_patterns(person):
            found += _find(doc, pattern, who, is_name=True)
        for pattern in _role_patterns(person, who):
            found += [m for m in _find(doc, pattern, who, is_name=False) if not _says_who_they_are(m)]
    return _joined(_without_overlap(found), doc.text)


def _says_who_they_are(mention: Mention) -> bool:
    """`she is the technical director`: the title is what is said of a pronoun, and stays."""
    return mention.head.dep_ == "attr" and any(
        t.lower_ in {"he", "she", "they"} for t in mention.head.head.lefts
    )


def _one_of_them(token: Token) -> bool:
    """`one of my buyers`: a single person out of a group."""
    of = next((c for c in token.children if c.lower_ == "of"), None)
    return token.lower_ == "one" and of is not None and any(is_person_noun(c) for c in of.children)


def other_people(doc: Doc, ours: list[Mention]) -> list[Token]:
    """Head tokens of single people other than the leader and the peer, in order."""
    taken = {i for m in ours for i in range(m.start, m.end)}
    quotes = quoted_spans(doc.text)

    def is_person(token: Token) -> bool:
        if token.idx in taken or inside(quotes, token.idx):
            return False
        if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
            in_place = token.dep_ == "pobj" and token.head.lower_ in {"in", "at"}
            return token.dep_ != "compound" and not in_place
        if any(c.dep_ == "appos" and is_person_noun(c) for c in token.children) or _one_of_them(token):
            return True
        return is_person_noun(token) and token.tag_ in {"NN", "NNP"} and token.dep_ != "compound"

    return [token for token in doc if is_person(token) and token.dep_ not in {"appos", "poss"}]
