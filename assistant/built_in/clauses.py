"""What the leader typed into a field, as a clause that a phrase can carry."""

from __future__ import annotations

import re
from typing import Literal

from assistant.grammar import base_form, has_finite_verb, parse, subject_of
from assistant.schemas import Situation, Value
from assistant.second_person import address
from assistant.tidy import finish, tidy

Form = Literal["clause", "long", "omission", "hedged", "thing", "result", "sentence", "to", "none"]

_NOTHING = re.compile(
    r"^\W*(nothing|none|no|n/?a|not sure|unsure|don'?t know|do not know|idk|no idea|-+|\?+|nil|unknown|"
    r"(?:i )?(?:did|have done) nothing(?: wrong)?|i (?:really )?(?:don'?t|do not) (?:know|think i did).*|"
    r"(?:i'?m |i am )?(?:honestly )?not sure (?:what|if|that|whether|i).*|nothing (?:really|that i know of|i can think of).*|"
    r"(?:i )?(?:can'?t|cannot) think of.*)\W*$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"[,;.]?\s+(?:but|however|although|though|except that|because (?:she|he|they|you)\b)\b.*$", re.I | re.S
)
_TOGETHER = re.compile(
    r"\b(together|each other|one another|both|jointly|our|us|shared|as a team|two teams|between us)\b|"
    r"^(?:agree|align|talk|share|meet|plan|work|build|find|start|restart|rebuild|sort|settle|coordinate|decide|speak|"
    r"clear|stop|get along|set|make|fix|repair|reset|move|go|collaborate|cooperate|communicate|begin|bury|try)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"(?i)(?:maybe|perhaps|possibly|probably|i guess|i suppose|i may have|i might have)\b")
LONG_WORDS = 16


class Clause(Value):
    """A field as it can be spoken: its form, its words, and what was left out of it."""

    form: Form
    text: str = ""
    left_out: str = ""


def is_nothing(text: str) -> bool:
    """Whether a field only says that there is nothing to say."""
    return not text.strip() or bool(_NOTHING.match(text.strip()))


def lower_first(text: str) -> str:
    """Lower the first letter, unless the first word is a name, `I`, a quotation or an abbreviation."""
    doc = parse(text)
    first = doc[0] if len(doc) else None
    if (
        first is None
        or first.text == "I"
        or first.pos_ == "PROPN"
        or _is_abbreviation(first.text)
        or not first.is_alpha
    ):
        return text
    if first.ent_type_ in {"PERSON", "ORG", "GPE"} or first.text in _DAYS:
        return text
    return text[0].lower() + text[1:]


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word[:2].isupper()


_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)


def _spoken(text: str, situation: Situation) -> str:
    return address(text, situation).text


def _bare(text: str) -> str:
    """A sentence without its final mark."""
    return re.sub(r"[.!\s]+$", "", text)


def _starts(text: str) -> str:
    """The tag of the first word that counts, read with a subject in front where it may be a verb."""
    doc = parse(text)
    first = next((t for t in doc if t.pos_ not in {"PUNCT", "ADV", "CCONJ"} or t.lower_ == "not"), doc[0])
    return first.tag_


def own_part(situation: Situation) -> Clause:
    """The leader's own part, as the subject of an apology. `none` where nothing of one's own is told."""
    typed = situation.my_part
    if is_nothing(typed):
        return Clause(form="none")
    kept = _TAKEN_BACK.sub("", typed)
    left_out = typed[len(kept) :].strip(" ,;.") if kept.strip() and kept != typed else ""
    text = _bare(tidy(kept if kept.strip() else typed))
    return _own_clause(text, left_out, situation)


def _own_clause(text: str, left_out: str, situation: Situation) -> Clause:
    doc = parse(text)
    first = doc[0]
    gerund = first.tag_ == "VBG" or (first.lower_ == "not" and len(doc) > 1 and doc[1].tag_ == "VBG")
    if gerund or (not has_finite_verb(doc) and _is_noun_phrase(text)):
        return Clause(form="thing", text=lower_first(_bare(_spoken(text, situation))), left_out=left_out)
    has_subject = any(subject_of(t) is not None for t in doc if t.tag_ in {"VBD", "VBP", "VBZ", "VB", "VBN"})
    if not has_subject or first.tag_ in {"VBD", "VBN"}:
        text = _with_i(text)
    spoken = _bare(_spoken(text, situation))
    if _HEDGE.match(spoken):
        return Clause(form="hedged", text=spoken, left_out=left_out)
    if re.match(r"(?i)i (?:should|could|ought to|might) have\b(?! not)", spoken):
        return Clause(form="omission", text=spoken, left_out=left_out)
    long = len(spoken.split()) > LONG_WORDS or ". " in spoken
    return Clause(form="long" if long else "clause", text=spoken, left_out=left_out)


def _with_i(text: str) -> str:
    doc = parse("I " + text[0].lower() + text[1:])
    verb = doc[1]
    if verb.tag_ in {"JJ", "JJR", "RB", "IN", "RBR"} and not has_finite_verb(doc):
        return "I was " + doc[1:].text
    if verb.lower_ in {"been"} or (verb.tag_ == "VBN" and not has_finite_verb(doc)):
        return "I have " + doc[1:].text if verb.lower_ == "been" else "I " + doc[1:].text
    return doc.text


def _is_noun_phrase(text: str) -> bool:
    return _starts(text) in {"DT", "PRP$", "NN", "NNS", "NNP", "CD", "PDT"}


def impact(situation: Situation) -> Clause:
    """What it led to: a sentence, or a thing that it meant."""
    typed = situation.impact
    if is_nothing(typed):
        return Clause(form="none")
    text = _bare(tidy(typed))
    doc = parse(text)
    if not has_finite_verb(doc) and _is_noun_phrase(text):
        bare_noun = doc[0].tag_ in {"NN", "NNP"}
        return Clause(
            form="result" if bare_noun else "thing", text=lower_first(_bare(_spoken(text, situation)))
        )
    if doc[0].tag_ in {"VBD", "VBZ", "VBN"} and subject_of(doc[0]) is None:
        text = _impact_subject(doc[0].lower_) + " " + text[0].lower() + text[1:]
    elif not has_finite_verb(doc):
        return Clause(form="thing", text=lower_first(_bare(_spoken(text, situation))))
    return Clause(form="sentence", text=_spoken(text, situation))


def _impact_subject(verb: str) -> str:
    if verb in {"felt", "feel"}:
        return "I"
    ours = {
        "lose",
        "have",
        "spend",
        "miss",
        "start",
        "work",
        "redo",
        "wait",
        "stop",
        "need",
        "pay",
        "scramble",
        "rework",
    }
    return "On our side we" if base_form(verb) in ours else "It"


def wish(situation: Situation) -> Clause:
    """What the leader hopes for, in the form in which it was typed."""
    typed = situation.wish
    if is_nothing(typed):
        return Clause(form="none")
    text = _bare(tidy(typed))
    low = text.lower()
    if re.match(r"(?:i|i'd|i'm|my|what i)\b", low):
        return Clause(form="sentence", text=_spoken(text, situation))
    if re.match(r"(?:want|hope|would like|wish|looking)\b", low):
        return Clause(form="sentence", text=_spoken(finish("I " + low[:1] + text[1:]), situation))
    if low.startswith("to "):
        return Clause(
            form="to", text=lower_first(_bare(_spoken("I want " + low[:1] + text[1:], situation)))[7:]
        )
    if re.match(r"that (?:we|she|he|they|you|it|the|i|our|my|both|people)\b", low):
        return Clause(form="clause", text=lower_first(_bare(_spoken(text[5:], situation))))
    text = re.sub(r"^[Tt]hat (?=\w+(?:'s)? )", "", text)
    return _wish_by_grammar(text, situation)


def _wish_by_grammar(text: str, situation: Situation) -> Clause:
    object_first = re.match(r"(?i)(us|her|him|them|me) to \w+", text)
    if object_first:
        spoken = _bare(_spoken("I would like " + text[0].lower() + text[1:], situation))
        return Clause(form="to", text=re.sub(r"(?i)^i would like ", "", spoken))
    if _is_bare_infinitive(text):
        spoken = _bare(_spoken("I want to " + text[0].lower() + text[1:], situation))[len("I want to ") :]
        us = _TOGETHER.search(text) is not None
        return Clause(form="to", text=f"us to {spoken}" if us else f"to {spoken}")
    root = next((t for t in parse(text) if t.dep_ == "ROOT"), None)
    if root is not None and root.pos_ in {"VERB", "AUX"} and subject_of(root) is not None:
        return Clause(form="clause", text=lower_first(_bare(_spoken(text, situation))))
    return Clause(form="thing", text=lower_first(_bare(_spoken(text, situation))))


def _is_bare_infinitive(text: str) -> bool:
    """Whether the words go on from `to`: `plan launches together`."""
    doc = parse("I want to " + text[0].lower() + text[1:])
    first = doc[3]
    if first.lower_ in {"not", "never", "just", "finally", "really", "only", "no"} and len(doc) > 4:
        first = doc[4] if first.lower_ != "no" else first
    return (
        first.tag_ == "VB"
        and base_form(first.text) == first.lower_
        and first.dep_ in {"xcomp", "ccomp", "conj", "aux", "ROOT"}
    )
