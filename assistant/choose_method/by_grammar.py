"""What the grammar of a sentence shows: a plan of ours, a peer who does not know, how we always do it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

_US = frozenset({"i", "we"})
_OURS = frozenset({"my", "our"})
_AHEAD = re.compile(
    r"\b(?:(?:from|as of|starting(?: in)?|from next|effective|in|on|by|until) (?:next |the )?(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|easter|q[1-4]|summer|autumn|spring|winter|week|month|year|\d+(?:st|nd|rd|th)\b)|"
    r"next (?:week|month|year|season|quarter)|tomorrow|in \w+ (?:weeks|months|days)|soon|sprint \d+|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"(?:this|last|past) (?:week|month|year)|yesterday)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:last|past|yesterday|ago)\b", re.IGNORECASE)
_PLANS = frozenset({"plan", "intend", "think", "decide", "go", "about"})
_MOVES = frozenset(
    "move shift launch close open switch drop start change stop raise cut introduce end replace roll come swap take bring advance begin go "
    "shut migrate merge retire relocate release reopen rename restructure cancel extend adopt reinstall do run".split()
)
_TELLS = frozenset(
    {"tell", "inform", "loop", "talk", "speak", "ask", "brief", "mention", "show", "notify", "consult"}
)
_KNOWS = frozenset({"know", "hear", "see", "aware", "suspect", "realise", "realize", "learn"})
# What befalls us each time is a complaint.
_EACH_TIME = re.compile(r"\b(?:each|every) time\b|\bagain\b", re.IGNORECASE)
_ALWAYS = frozenset({"can", "do", "must", "ca"})
_NO_DEEDS = frozenset("be have want like think feel know say blame fight hope wish".split())
_NO = frozenset({"not", "n't", "nt", "never", "no", "nothing", "yet", "without", "none"})
_IDEA = re.compile(
    r"\b(?:no (?:idea|clue)(?! (?:what|how|who|where))|(?:not|n't|nt|isn'?t) (?:\w+ )?in the (?:picture|loop)|yet to be (?:told|informed|asked)|not (?:a clue|informed|aware)|unaware|in the dark)\b",
    re.IGNORECASE,
)


def plan(doc: Doc) -> str:
    """The words in which something of ours is still to come, or nothing."""
    for verb in _verbs(doc):
        clause = _clause(verb)
        if (
            _lies_ahead(verb, clause.text)
            and not _wished(verb)
            and not _reported(verb)
            and _whose(verb) != "theirs"
        ):
            return clause.text
    return ""


def unaware(doc: Doc) -> str:
    """The words which say that the other has not been told, or nothing. That they were not told back then does not count."""
    found = _IDEA.search(doc.text)
    if found and not re.search(
        r"\bi (?:have|'ve) (?:really )?no (?:idea|clue)|\b(?:i|we) (?:was|were)\b", doc.text, re.IGNORECASE
    ):
        return found[0]
    for token in doc:
        if (token.lemma_.lower() in _KNOWS | _TELLS or token.lower_ == "aware") and _not_yet(token):
            return _around(token)
    return ""


def habit(doc: Doc) -> str:
    """The words in which we say how we always do it, or nothing."""
    for verb in _verbs(doc):
        subject = subject_of(verb)
        if subject is not None and _is_ours(subject) and _states(verb) and verb.lemma_ not in _NO_DEEDS:
            clause = _clause(verb).text
            if not _EACH_TIME.search(clause):
                return clause
    return ""


def _states(verb: Token) -> bool:
    """Whether a verb in the present tense states something of its own, not asked and not hanging on another."""
    leads = verb.dep_ == "ROOT" or (verb.dep_ in {"conj", "ccomp"} and verb.head.dep_ == "ROOT")
    asked = any(
        t.tag_ in {"WRB", "WP", "WDT", "IN"} for t in verb.children if t.i < verb.i and t.dep_ != "prep"
    )
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return leads and not asked and verb.tag_ in {"VBP", "VBZ", "VB"} and helpers <= _ALWAYS


def _verbs(doc: Doc) -> Iterator[Token]:
    return (t for t in doc if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"})


def _clause(verb: Token) -> Span:
    """The words of a verb and what hangs on it, without the clauses beside it."""
    kept = [verb]
    waiting = [verb]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ not in {"conj", "cc", "ccomp", "parataxis", "advcl", "punct", "relcl"}:
                kept.append(child)
                waiting.append(child)
    return verb.doc[min(t.i for t in kept) : max(t.i for t in kept) + 1]


def _helpers(verb: Token) -> set[str]:
    return {c.lower_.replace("’", "'") for c in verb.children if c.dep_ in {"aux", "auxpass"}}


def _lies_ahead(verb: Token, clause: str) -> bool:
    helpers = _helpers(verb)
    if (
        _BEHIND.search(clause)
        or verb.tag_ == "VBD"
        or helpers & {"was", "were", "had", "did", "would", "'d", "could", "should"}
    ):
        return False
    if helpers & {"will", "'ll", "wo", "shall"}:
        return verb.lemma_ not in _KNOWS | {"find", "need"}
    going = verb.tag_ == "VBG" and bool(helpers & {"am", "is", "are", "'m", "'re", "'s", "be"})
    to_do = any(c.dep_ in {"xcomp", "pcomp"} or c.dep_ == "prep" for c in verb.children)
    if going and verb.lemma_ in _PLANS and to_do:
        return True
    if verb.lemma_ in {"plan", "intend", "decide"} and to_do and verb.tag_ in {"VBP", "VB", "VBN"}:
        return True
    dated = bool(_AHEAD.search(clause) or _AHEAD.search(verb.sent.text))
    return verb.lemma_ in _MOVES and (
        going or (dated and verb.tag_ in {"VBP", "VBZ", "VB"} and "to" not in helpers)
    )


def _wished(verb: Token) -> bool:
    """Whether it is what somebody hopes for or means to say, such as `I want to close it`."""
    return any(t.lemma_ in {"want", "like", "hope", "wish", "need"} for t in (verb, *verb.ancestors))


def _reported(verb: Token) -> bool:
    """Whether somebody said it back then, such as `we were told that it closes`."""
    return any(t.tag_ == "VBD" or _helpers(t) & {"was", "were", "did", "had"} for t in verb.ancestors)


def _is_ours(token: Token) -> bool:
    return token.lower_ in _US or any(c.lower_ in _OURS for c in token.subtree)


def _whose(verb: Token) -> str:
    subject = subject_of(verb)
    if subject is None:
        subject = next((s for a in verb.ancestors if (s := subject_of(a)) is not None), None)
    if subject is None or _is_ours(subject):
        return "ours"
    if (
        subject.lower_ in {"he", "she"}
        or subject.ent_type_ == "PERSON"
        or any(c.lower_ in {"his", "her"} for c in subject.subtree)
    ):
        return "theirs"
    return "things"


def _not_yet(token: Token) -> bool:
    """Whether this knowing or telling has not come about so far, seen from the leader's side."""
    if any(c.tag_ in {"WP", "WRB", "WDT"} for c in token.subtree if c.i > token.i):
        return False
    near = {c.lower_ for c in token.children} | {
        c.lower_ for c in token.head.children if token.dep_ in {"acomp", "conj", "xcomp"}
    }
    near |= {
        c.lower_
        for child in token.children
        if child.dep_ in {"dobj", "npadvmod", "advmod", "prep"}
        for c in (child, *child.children)
    }
    if not near & (_NO - {"yet"}):
        return False
    helpers = _helpers(token) | (_helpers(token.head) if token.dep_ == "acomp" else set())
    verb = token if token.pos_ != "ADJ" else token.head
    past = (
        verb.tag_ == "VBD" or bool(helpers & {"did", "had", "was", "were"}) or verb.lower_ in {"was", "were"}
    )
    if past and "yet" not in {t.lower_ for t in token.sent}:
        return False
    subject = subject_of(token) or subject_of(token.head)
    ours = subject is not None and subject.lower_ in _US | {"nobody"}
    passive = bool(helpers & {"been", "being"}) and token.tag_ == "VBN"
    return ours if token.lemma_.lower() in _TELLS and not passive else not ours


def _around(token: Token) -> str:
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    return _clause(verb).text
