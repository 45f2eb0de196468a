"""What of a typed entry can be said to the peer: its clauses, without those that judge, guess or only let off steam."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.built_in.unwrap import without_machine_words
from assistant.errors import InputError, RetrievalError
from assistant.first_hand import first_hand, is_hearsay
from assistant.grammar import has_finite_verb, parse
from assistant.observable import has_time, judges_by_verb_only, observe
from assistant.schemas import Value
from assistant.sorter import sort_text
from assistant.tidy import finish, quoted_spans, tidy

if TYPE_CHECKING:
    from assistant.sorter import SortedClause

# From here on the sorter is believed against a clause that the rules find nothing wrong with, and with one that they do.
_SURE = {"judgement": 0.4, "intent": 0.5}
_WITH_RULES = 0.3
# From here on the sorter is believed that a clause tells an act, though a rule finds a hard word in it.
_AN_ACT = 0.6
_ASIDE_WORDS = 5
_STING = re.compile(r"(?i)^(?:finally|for once|at long last|about time|not before time)\b,?\s*")
_OPENERS = re.compile(
    r"(?i)^(?:(?:ok(?:ay)?,? so|ok(?:ay)?|well|look|listen|right|honestly|frankly|basically|literally|seriously|mind you|fair play|fair enough|"
    r"credit where it'?s due|to be fair|sure|i mean|you know what|and get this|kindly note|(?:so|like|anyway)(?=,))\b[,:.]*\s+)+(?=\w)"
)
_NOTE = re.compile(r"(?i),?\s+kindly note(?: that)?\b,?\s+")
_US_SILENT = re.compile(
    r"(?i)^(?:haven't|have not|hardly|barely) (?:(?:really|properly|even) )?(?:spoken|talked|met|been talking)\b"
)
_ADMITTED = re.compile(r"(?i),?\s+i know\W*$|,\s+which,?\s+(?:is |was )?\w+\W*$")
_WHO = (
    (re.compile(r"(?i)^(?:yer|your|our) man\b(?= \w)|^(?:this|the) (?:guy|fella|fellow|bloke|chap|dude)\b|^his (?:lordship|majesty|nibs)\b"), "he"),
    (re.compile(r"(?i)^yer one\b|^this (?:woman|lady)\b|^her (?:ladyship|majesty|nibs)\b"), "she"),
)  # fmt: skip
_JOINT = re.compile(r"(?i)^(?:(?:and|but|so|then|because|plus|or)\b,?\s+)+(?=\w)")


# Below this chance a clause is left out that the sorter, too, calls no fact.
_HARDLY_SEEN = 0.08
_NO_FACT = frozenset({"judgement", "intent", "other", "want"})
_OF_US = re.compile(r"(?i)\W*(?:and |but |so |since then )*(?:we|our|us|both)\b|\W*(?:haven't|have not) ")


class Sayable(Value):
    """The words that can be said, what was left out because it judges or guesses, and what was meant for a program.

    `seen` is the chance, from 0 to 1, that any of the words that can be said tells what was seen, heard or received;
    `hearsay` what somebody else told.
    """

    text: str
    left_out: tuple[str, ...] = ()
    for_program: tuple[str, ...] = ()
    is_act: bool = False
    seen: float = 1.0
    hearsay: tuple[str, ...] = ()


def sayable(typed: str, names: tuple[str, ...] = (), *, observing: bool = False) -> Sayable:
    """Read one typed entry. An empty `text` means that nothing in it can be said.

    With `observing` only what was seen, heard or received can be said: hearsay and what is hardly a fact are left out.
    """
    human, machine = without_machine_words(typed)
    text = _OPENERS.sub("", _NOTE.sub(". ", tidy(human, names)))
    text = _US_SILENT.sub(lambda m: f"We {m[0][0].lower()}{m[0][1:]}", text)
    for pattern, pronoun in _WHO:
        text = pattern.sub(pronoun, text)
    if not re.search(r"\w", text):
        return Sayable(text="", for_program=machine)
    clauses = _clauses(text)
    heard = _hearsay(text, clauses, names) if observing else [False] * len(clauses)
    kept = [
        not (hearsay or (observing and _is_unseen(clause, names)))
        and _is_kept(clause, alone=len(clauses) == 1)
        for clause, hearsay in zip(clauses, heard, strict=True)
    ]
    acts = [c for c, keep in zip(clauses, kept, strict=True) if keep]
    left = [(c.text, hearsay) for c, keep, hearsay in zip(clauses, kept, heard, strict=True) if not keep]
    return Sayable(
        text=text if all(kept) else _joined(text, clauses, kept),
        left_out=tuple(words for words, _ in left),
        for_program=machine,
        is_act=_is_act(acts),
        seen=max((chance_seen(c.text, names) for c in acts), default=0.0 if clauses else 1.0)
        if observing
        else 1.0,
        hearsay=tuple(words for words, hearsay in left if hearsay),
    )


def chance_seen(text: str, names: tuple[str, ...]) -> float:
    """The chance that words tell something seen; where nobody can say, they are believed."""
    try:
        return first_hand(text, names)
    except RetrievalError:
        return 1.0


def _hearsay(text: str, clauses: tuple[SortedClause, ...], names: tuple[str, ...]) -> list[bool]:
    """For each clause whether it hands on what others told; so does what follows such a clause in its sentence."""
    found: list[bool] = []
    for n, clause in enumerate(clauses):
        goes_on = bool(n and found[-1]) and not re.search(
            r"[.!?\n]", text[clauses[n - 1].end - 1 : clause.start]
        )
        found.append(goes_on or is_hearsay(clause.text, names))
    return found


def without_asides(typed: str, names: tuple[str, ...] = ()) -> str:
    """An entry without words for a program and without the steam at its end: `… 31 reactions. shitty` loses its last word."""
    text = _ADMITTED.sub("", tidy(without_machine_words(typed)[0], names))
    clauses = _clauses(text)
    while len(clauses) > 1 and _is_steam(clauses[-1]):
        clauses = clauses[:-1]
        text = text[: clauses[-1].end]
    return text


def _clauses(text: str) -> tuple[SortedClause, ...]:
    """The sorted clauses; none where the text is too long or the embedding model cannot be used."""
    try:
        return sort_text(text)
    except (InputError, RetrievalError):
        return ()


def _is_act(clauses: list[SortedClause] | tuple[SortedClause, ...]) -> bool:
    return bool(clauses) and all(c.label == "camera" and c.score >= _AN_ACT for c in clauses)


def _is_sting(text: str) -> bool:
    """`finally something that was not late`: thanks that remind of the times before. A whole sentence is none."""
    rest = _STING.sub("", text)
    return rest != text and not any(t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"} for t in parse(rest))


def _has_particular(text: str) -> bool:
    return bool(re.search(r"\d", text) or quoted_spans(text)) or has_time(text)


def _is_steam(clause: SortedClause) -> bool:
    """A few words without a verb or a particular that judge, or say nothing."""
    return (
        clause.label in {"judgement", "intent", "other"}
        and not has_finite_verb(parse(clause.text))
        and not _has_particular(clause.text)
        and len(clause.text.split()) <= _ASIDE_WORDS
    )


def _is_unseen(clause: SortedClause, names: tuple[str, ...]) -> bool:
    no_fact = clause.label in _NO_FACT and not _OF_US.match(clause.text)
    return no_fact and chance_seen(clause.text, names) < _HARDLY_SEEN


def _is_kept(clause: SortedClause, *, alone: bool) -> bool:
    if _is_sting(clause.text) or (clause.text.endswith("?") and not quoted_spans(clause.text)):
        return False
    nature = observe(clause.text).nature
    if clause.label not in _SURE:
        act = clause.label == "camera" and clause.score >= _AN_ACT and judges_by_verb_only(clause.text)
        return alone or not (_is_steam(clause) or (nature != "fact" and not act))
    if not has_finite_verb(parse(clause.text)) and not _has_particular(clause.text):
        return False
    return clause.score < (_WITH_RULES if nature != "fact" else _SURE[clause.label])


def _joined(text: str, clauses: tuple[SortedClause, ...], kept: list[bool]) -> str:
    """The kept clauses: neighbours as they were typed, the others as sentences of their own."""
    runs: list[tuple[int, int]] = []
    for n, (clause, keep) in enumerate(zip(clauses, kept, strict=True)):
        if keep and n and kept[n - 1]:
            runs[-1] = (runs[-1][0], clause.end)
        elif keep:
            runs.append((clause.start, clause.end))
    parts = [text[a:b] if a == clauses[0].start else _JOINT.sub("", text[a:b]) for a, b in runs]
    return " ".join(finish(part) for part in parts)
