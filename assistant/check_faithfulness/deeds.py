"""Who did what to whom, and whether it was so: read from a text with the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.check_faithfulness.acts import Told, act_of, told_by_noun
from assistant.check_faithfulness.clauses import clause_of, clause_text, is_open, lateness, what_of
from assistant.check_faithfulness.denial import is_denied, is_hedged, only_fails
from assistant.grammar import parse, subject_of
from assistant.second_person.words import PERSON_NOUNS
from assistant.tidy import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

Side = Literal["me", "you", "us", "other", ""]

_SELF = {
    "i": "me", "me": "me", "myself": "me", "mine": "me", "you": "you", "yourself": "you", "yourselves": "you", "yours": "you",
    "we": "us", "us": "us", "ourselves": "us", "my": "me", "our": "me", "your": "you",
}  # fmt: skip
_CONTENT = {"NOUN", "PROPN", "VERB", "NUM", "ADJ"}
_SOMEBODY = frozenset("man guy bloke fella fellow lad woman lady".split())  # "yer man": whom is not said
_WEAK = frozenset("thing way time lot bit one day people side end part team".split())


class Deed(NamedTuple):
    """A verb with who does it and to whom, what else stands in its clause, and how firmly it is said.

    `head` is the noun of the doer, empty for a pronoun; `habit` is true for the present tense, `modal` for what would or
    should be; `acts` where something is done to something; `tells` is what was typed, `said` the words themselves. `verb` is
    the act that a verb tells of, `word` its own base form, and `denied` is true too where the word itself says no, such as
    to reject. `what` is the noun that it is done to, `one` true where the doer is one person and not a group, and `late` 1
    where something is said to be late and -1 where in time.
    """

    verb: str
    word: str
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
    what: str
    one: bool
    late: int
    tells: str
    said: str


def deeds(
    text: str, *, bare: Side = "", peer: Collection[str] = (), me: Collection[str] = (), tells: str = ""
) -> tuple[Deed, ...]:
    """The deeds in a text. `bare` does a verb without a subject; `peer` and `me` are names in lower case.

    `tells` is what the leader typed, where the text is only a form of it.
    """
    names: dict[str, Side] = {**dict.fromkeys(me, _known("me")), **dict.fromkeys(peer, _known("you"))}
    out: list[Deed] = []
    quoted = [(a, b) for a, b in quoted_spans(text) if text[a:b].count(" ") > 1]
    for token in parse(text):
        if any(a < token.idx < b for a, b in quoted):  # said by somebody, and not told as so
            continue
        if (deed := _deed(token, bare, names, text, tells or text)) is not None:
            more = [_by_noun(deed, told, names) for told in told_by_noun(token)]
            out += more if more and deed.weak and deed.word != "be" else [deed, *more]
    return tuple(out)


def _deed(token: Token, bare: Side, names: dict[str, Side], text: str, tells: str) -> Deed | None:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"} or _is_noun_like(token):
        return None
    if only_fails(token) or (token.lower_ == "sat" and not any(t.pos_ == "PRON" for t in token.children)):
        return None  # "sat" is a day where nobody sits
    passive = any(t.dep_ in {"nsubjpass", "auxpass"} for t in token.children)
    doer = _by_whom(token) if passive else _subject(token)
    who = _side(doer, names) if doer is not None else ("" if passive else _missing(token, bare))
    act, said_no = act_of(token), is_denied(token, doer)
    denied = said_no != act.undone
    if not who and not passive and not denied and (doer is None or doer.pos_ != "PRON"):
        return None
    aux = {t.tag_ for t in token.children if t.dep_ in {"aux", "auxpass"}}
    said = clause_text(token, text)
    lemma = token.lemma_.lower()
    return Deed(
        verb=act.name,
        word=lemma,
        who=who,
        head=doer.lemma_.lower() if doer is not None and doer.pos_ in {"NOUN", "PROPN"} else "",
        whom=_whom(token, names, passive=passive),
        about=_about(token, doer),
        denied=denied,
        hedged=is_hedged(token),
        habit=token.tag_ in {"VBP", "VBZ"} and not aux,
        modal=("MD" in aux and token.tag_ not in {"VBN", "VBD"})
        or ("MD" in aux and passive)
        or is_open(token),
        weak=act.name in LIGHT | {"be"},
        acts=passive or any(t.dep_ in {"dobj", "dative"} for t in token.children),
        what=what_of(token),
        one=doer is not None and doer.tag_ == "NN" and doer.lemma_.lower() in PERSON_NOUNS,
        late=lateness(said) * (-1 if said_no else 1),
        tells=tells,
        said=said,
    )


def _by_noun(deed: Deed, told: Told, names: dict[str, Side]) -> Deed:
    """The act that a noun in a clause tells of, or that somebody heard or got from another."""
    taker = _side(told.taker, names) if told.taker is not None else ""
    noun = told.noun.lemma_.lower() if told.noun is not None else ""
    giver = told.giver
    by = _side(giver, names) if giver is not None else ""
    return deed._replace(
        verb=told.name,
        word=noun or deed.word,
        who="" if by == "other" else by,
        head=giver.lemma_.lower()
        if giver is not None and giver.pos_ in {"NOUN", "PROPN"} and by != "other"
        else "",
        whom="me"
        if taker == "us"
        else taker
        if taker in {"me", "you"}
        else deed.whom
        if told.taker is None
        else "",
        about=(deed.about - {noun})
        | ({told.taker.lemma_.lower()} if taker == "other" and told.taker is not None else set()),
        weak=False,
        acts=True,
        what=noun,
        one=False,
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
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ in {"have", "get"}:
        verb = verb.head  # I had your name put on a list
    while (found := _nearest(verb)) is None and verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
        if any(t.dep_ == "nsubjpass" for t in verb.children):
            return None
    if found is not None and found.tag_ in {"WDT", "WP"}:
        found = _meant(found, verb)
    if found is not None and found.dep_ == "expl":
        return next((t for t in verb.children if t.dep_ == "attr"), None)
    return _of_whom(found) if found is not None else None


def _meant(pronoun: Token, verb: Token) -> Token:
    """Whom `who` stands for: `the driver who`, `it was me who`, `I was the one who`."""
    noun = verb.head if verb.dep_ == "relcl" else pronoun
    if verb.dep_ in {"ccomp", "advcl"} and verb.head.lemma_ == "be":
        noun = next((t for t in verb.head.children if t.dep_ == "attr" and t.i < pronoun.i), pronoun)
    same = noun.lower_ in {"one", "ones", "person"} and noun.dep_ == "attr" and noun.head.lemma_ == "be"
    return (_nearest(noun.head) or noun) if same else noun


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
        if owner.lower_ == "you" and owner.dep_ in {"nmod", "det", "compound"}:  # you people
            return "you"
        if owner.dep_ == "poss" and (owner.lower_ in _SELF or owner.lower_ in names):
            return _known(_SELF.get(owner.lower_, "")) or names[owner.lower_]
    return "" if noun.tag_ == "NN" and noun.lower_ in _SOMEBODY else "other"


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
    found += [
        t
        for c in token.children
        if token.lemma_ == "let" and c.lemma_ == "know"
        for t in c.children
        if t.dep_ == "nsubj"
    ]
    sides = [s for t in found if (s := _side(t, names)) in {"me", "you", "us"}]
    return "" if not sides else "me" if sides[0] == "us" else sides[0]


def _about(token: Token, doer: Token | None) -> frozenset[str]:
    """What else is said in the clause of a verb: lemmas and figures, without those of the doer and of other clauses."""
    left_out = {t.i for t in doer.subtree} if doer is not None and doer not in token.ancestors else set()
    words = {t.lemma_.lower() for t in clause_of(token) if t.i not in left_out and _counts(t)} - {
        token.lemma_.lower()
    }
    if token.dep_ == "relcl" and (doer is None or token.head.i != doer.i):
        words.add(token.head.lemma_.lower())
    return frozenset(words)


def _counts(token: Token) -> bool:
    number = any(c.isdigit() for c in token.text) or (token.pos_ == "NUM" and token.lower_ != "one")
    return number or (token.pos_ in _CONTENT and not token.is_stop and token.lemma_.lower() not in _WEAK)
