"""Who did what to whom, and whether it was so: read from a text with the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.check_faithfulness.denial import is_denied, is_hedged
from assistant.grammar import parse, subject_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

Side = Literal["me", "you", "us", "other", ""]

# Verbs that mean the same when it is asked who did it.
_SAME = {
    word: group.split()[0]
    for group in (
        "tell inform notify say state claim", "call phone ring telephone", "write mail email e-mail text message",
        "close shut lock", "begin start commence restart", "change alter modify", "get receive", "send ship forward deliver",
        "take remove", "refuse reject decline", "shout yell roar", "promise commit", "cancel scrap", "approve sign",
    )
    for word in group.split()
}  # fmt: skip
_SELF = {
    "i": "me", "me": "me", "myself": "me", "mine": "me", "you": "you", "yourself": "you", "yourselves": "you", "yours": "you",
    "we": "us", "us": "us", "ourselves": "us", "my": "me", "our": "me", "your": "you",
}  # fmt: skip
_CONTENT = {"NOUN", "PROPN", "VERB", "NUM", "ADJ"}
_WEAK = frozenset("thing way time lot bit one day people side end part team".split())
_NESTED = {"advcl", "ccomp", "relcl", "parataxis", "acl", "csubj"}


class Deed(NamedTuple):
    """A verb with who does it and to whom, what else stands in its clause, and how firmly it is said.

    `head` is the noun of the doer, empty for a pronoun; `habit` is true for the present tense, `modal` for what would or
    should be; `acts` where something is done to something; `tells` is what was typed, `said` the words themselves.
    """

    verb: str
    who: Side
    head: str
    whom: Side
    about: frozenset[str]
    denied: bool
    hedged: bool
    habit: bool
    modal: bool
    weak: bool
    acts: bool
    tells: str
    said: str


def deeds(
    text: str, *, bare: Side = "", peer: Collection[str] = (), me: Collection[str] = (), tells: str = ""
) -> tuple[Deed, ...]:
    """The deeds in a text. `bare` does a verb without a subject; `peer` and `me` are names in lower case.

    `tells` is what the leader typed, where the text is only a form of it.
    """
    names: dict[str, Side] = {**dict.fromkeys(me, _known("me")), **dict.fromkeys(peer, _known("you"))}
    return tuple(d for t in parse(text) if (d := _deed(t, bare, names, text, tells or text)) is not None)


def same_verb(lemma: str) -> str:
    """The first word of the group that a verb belongs to, else itself."""
    return _SAME.get(lemma.lower(), lemma.lower())


def _deed(token: Token, bare: Side, names: dict[str, Side], text: str, tells: str) -> Deed | None:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"} or _is_noun_like(token):
        return None
    passive = any(t.dep_ in {"nsubjpass", "auxpass"} for t in token.children)
    doer = _by_whom(token) if passive else _subject(token)
    who = _side(doer, names) if doer is not None else ("" if passive else _missing(token, bare))
    denied = is_denied(token, doer)
    if not who and not passive and not denied:
        return None
    aux = {t.tag_ for t in token.children if t.dep_ in {"aux", "auxpass"}}
    return Deed(
        verb=same_verb(token.lemma_),
        who=who,
        head=doer.lemma_.lower() if doer is not None and doer.pos_ in {"NOUN", "PROPN"} else "",
        whom=_whom(token, names, passive=passive),
        about=_about(token, doer),
        denied=denied,
        hedged=is_hedged(token),
        habit=token.tag_ in {"VBP", "VBZ"} and not aux,
        modal=("MD" in aux and token.tag_ not in {"VBN", "VBD"}) or ("MD" in aux and passive),
        weak=token.pos_ == "AUX" or token.lemma_.lower() in LIGHT,
        acts=passive or any(t.dep_ in {"dobj", "dative"} for t in token.children),
        tells=tells,
        said=_clause_text(token, text),
    )


# Verbs that carry little by themselves: the same one stands in many sentences of any talk.
LIGHT = frozenset(
    "be have do get feel think know want like hope see talk look make let go come mean need try keep would find hear thank "
    "help happen understand miss take give put".split()
)


def _is_noun_like(token: Token) -> bool:
    """`the sending of`, but neither `was sending` nor `without sending`."""
    beside = any(t.dep_ == "aux" for t in token.children) or token.dep_ == "pcomp"
    return token.tag_ == "VBG" and not beside


def _missing(token: Token, bare: Side) -> Side:
    return bare if token.dep_ == "ROOT" and token.tag_ not in {"VB", "VBG"} else ""


def _subject(token: Token) -> Token | None:
    verb: Token = token
    while (found := _nearest(verb)) is None and verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
        if any(t.dep_ == "nsubjpass" for t in verb.children):
            return None
    if found is not None and found.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        found = verb.head
    if found is not None and found.dep_ == "expl":
        return next((t for t in verb.children if t.dep_ == "attr"), None)
    return _of_whom(found) if found is not None else None


def _nearest(verb: Token) -> Token | None:
    """The subject right before a verb: the parser may hang a second one on it."""
    before = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} and t.i < verb.i]
    return before[-1] if before else subject_of(verb)


def _by_whom(token: Token) -> Token | None:
    agents = (
        t for child in token.children if child.dep_ == "agent" for t in child.children if t.dep_ == "pobj"
    )
    return next((_of_whom(t) for t in agents), None)


def _of_whom(noun: Token) -> Token:
    """`one of my boys`, `eleven of our files`: the ones who are meant."""
    if noun.pos_ in {"NUM", "PRON", "DET"} or noun.lemma_ in {
        "lot",
        "half",
        "rest",
        "none",
        "most",
        "number",
    }:
        for child in noun.children:
            if child.lower_ == "of":
                return next((t for t in child.children if t.dep_ == "pobj"), noun)
    return noun


def _side(noun: Token, names: dict[str, Side]) -> Side:
    word = noun.lower_
    if word in _SELF:
        return "us" if word in {"we", "us"} else _known(_SELF[word])
    if word in {
        "he",
        "she",
        "they",
        "it",
        "that",
        "this",
        "who",
        "which",
        "somebody",
        "someone",
        "him",
        "her",
        "them",
    }:
        return ""
    if noun.pos_ == "PROPN" and word in names:
        return names[word]
    if noun.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return ""
    for owner in noun.children:
        if owner.dep_ == "poss" and (owner.lower_ in _SELF or owner.lower_ in names):
            return _known(_SELF.get(owner.lower_, "")) or names[owner.lower_]
    return "other"


def _known(word: str) -> Side:
    return "me" if word == "me" else "you" if word == "you" else "us" if word == "us" else ""


def _whom(token: Token, names: dict[str, Side], *, passive: bool) -> Side:
    wanted = {"nsubjpass"} if passive else {"dobj", "dative", "iobj"}
    found = [t for t in token.children if t.dep_ in wanted]
    found += [
        t
        for c in token.children
        if c.dep_ in {"dative", "prep"} and c.lower_ in {"to", "at"}
        for t in c.children
    ]
    sides = [s for t in found if (s := _side(t, names)) in {"me", "you"}]
    return sides[0] if sides else ""


def _about(token: Token, doer: Token | None) -> frozenset[str]:
    """What else is said in the clause of a verb: lemmas and figures, without those of the doer and of other clauses."""
    left_out = {t.i for t in doer.subtree} if doer is not None and doer not in token.ancestors else set()
    words = {t.lemma_.lower() for t in _clause(token) if t.i not in left_out and _counts(t)} - {
        token.lemma_.lower()
    }
    if token.dep_ == "relcl" and (doer is None or token.head.i != doer.i):
        words.add(token.head.lemma_.lower())
    return frozenset(words)


def _counts(token: Token) -> bool:
    number = any(c.isdigit() for c in token.text) or (token.pos_ == "NUM" and token.lower_ != "one")
    return number or (token.pos_ in _CONTENT and not token.is_stop and token.lemma_.lower() not in _WEAK)


def _clause(token: Token) -> list[Token]:
    """The tokens of a verb's own clause."""
    out, waiting = [], [token]
    while waiting:
        here = waiting.pop()
        out.append(here)
        waiting += [t for t in here.children if not _starts_another(t, token)]
    return sorted(out, key=lambda t: t.i)


def _starts_another(child: Token, verb: Token) -> bool:
    if child.dep_ in _NESTED:
        return True
    return (
        child.dep_ == "conj"
        and child.pos_ in {"VERB", "AUX"}
        and child.head.pos_ in {"VERB", "AUX"}
        and verb.i != child.i
    )


def _clause_text(token: Token, text: str) -> str:
    own = [t for t in _clause(token) if not t.is_punct] or [token]
    while len(own) > 1 and own[-1].dep_ == "cc":
        own.pop()
    return text[own[0].idx : own[-1].idx + len(own[-1].text)].strip(" ,;.")
