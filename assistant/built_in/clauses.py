"""What the leader typed into a field, as a clause that a phrase can carry. The form comes from the root of the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.built_in.sayable import without_asides
from assistant.built_in.unwrap import (
    APOLOGY_OF_THEIRS,
    HEDGE,
    SAID_SORRY,
    is_nothing,
    quote,
    without_excuse,
    without_machine_words,
    without_opener,
    without_wish_opener,
)
from assistant.grammar import base_form, parse, subject_of
from assistant.observable import judges_someone
from assistant.schemas import Situation, Value
from assistant.second_person import address, address_after
from assistant.sentences import split_sentences
from assistant.tidy import finish, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["clause", "long", "omission", "hedged", "said", "thing", "result", "sentence", "to", "none"]

_TOGETHER = re.compile(
    r"\b(together|each other|one another|both|jointly|our|us|we|shared|two teams|between us|equals)\b|"
    r"^(?:agree|align|talk|share|meet|plan|work|build|find|start|restart|rebuild|sort|settle|coordinate|decide|speak|"
    r"clear|get along|get back|set|fix|repair|reset|move|collaborate|cooperate|communicate|begin|bury|end|stop)\b",
    re.IGNORECASE,
)
_COSTS_US = frozenset(
    "lose have spend miss start work redo wait stop need pay scramble rework waste rush cancel refund".split()
)
_FEELINGS = re.compile(r"(?i)^(?:felt|feel|feeling)\b")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
LONG_WORDS = 10
_MY_DOING = re.compile(
    r"(?i)[,;.]?\s+(?:and |which )?(?:that |it |this )?(?:was|is|'s) (?:my (?:doing|fault|mistake|slip|responsibility)|on me|down to me|mine)\s*$"
)


class Clause(Value):
    """A field as it can be spoken: its form and words, further sentences, what was left out, what has to be asked."""

    form: Form
    text: str = ""
    more: str = ""
    left_out: str = ""
    question: str = ""


NONE = Clause(form="none")


def lower_first(text: str) -> str:
    """Lower the first letter, unless the first word is a name, `I`, a quotation or an abbreviation."""
    doc = parse(text)
    first = doc[0] if len(doc) else None
    if (
        first is None
        or first.text in {"I", *_DAYS}
        or not first.is_alpha
        or (len(first) > 1 and first.text[:2].isupper())
    ):
        return text
    lone = len(doc) < 3 and base_form(first.text) == first.lower_ and not first.ent_type_
    if not lone and (first.pos_ == "PROPN" or first.ent_type_ in {"PERSON", "ORG", "GPE"}):
        return text
    return text[0].lower() + text[1:]


def _bare(text: str) -> str:
    """A sentence without its final mark."""
    return re.sub(r"[.!?\s]+$", "", text)


def _spoken(text: str, situation: Situation, before: str = "") -> str:
    said = address_after(before, text, situation) if before else address(text, situation)
    return _bare(said.text)


def _root(doc: Doc) -> Token:
    return next(t for t in doc if t.dep_ == "ROOT")


def _is_clause(doc: Doc) -> bool:
    """A finite verb at the root, with a subject of its own."""
    root = _root(doc)
    return root.pos_ in {"VERB", "AUX"} and subject_of(root) is not None and _is_finite(root)


def _is_finite(verb: Token) -> bool:
    group = [verb, *(t for t in verb.children if t.dep_ in {"aux", "auxpass"})]
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in group)


def _is_thing(doc: Doc) -> bool:
    """A noun phrase: a noun at the root, whatever hangs on it."""
    root = _root(doc)
    starts = doc[0].tag_ in {"DT", "PRP$", "CD", "NN", "NNS", "NNP", "JJ", "PDT", "WDT"}
    return (
        starts and root.pos_ in {"NOUN", "PROPN", "NUM"} and not any(t.dep_ == "cop" for t in root.children)
    )


def _is_gerund(doc: Doc) -> bool:
    return doc[0].tag_ == "VBG" or (doc[0].lower_ == "not" and len(doc) > 1 and doc[1].tag_ == "VBG")


def _as_thing(text: str, situation: Situation, *, own: bool = True) -> str:
    """A noun phrase with the article that speech needs: an act of one's own has one, a wish only before `of`."""
    doc = parse(text)
    root = _root(doc)
    bare = root.tag_ == "NN" and not any(
        t.dep_ in {"det", "poss", "nummod"} or t.lower_ == "no" for t in root.children
    )
    spoken = lower_first(_spoken(text, situation))
    if not own:
        of_follows = any(t.lower_ == "of" for t in root.children) and doc[0] == root
        return f"the {spoken}" if bare and of_follows else spoken
    return f"the {spoken}" if bare and root.i <= 2 and len(doc) > 1 and not _is_gerund(doc) else spoken


def _names(situation: Situation) -> tuple[str, ...]:
    return tuple(name for name in (situation.peer.name, situation.me.name) if name)


def _not_said(typed: str) -> Clause:
    """Nothing, with a question where the field held only words for a program."""
    if not without_machine_words(typed)[1]:
        return NONE
    return Clause(
        form="none",
        question=f"{quote(typed)} reads like words for a program, so it was left out. What would you say to your peer?",
    )


def own_part(situation: Situation) -> Clause:
    """The leader's own part, as the subject of an apology. `none` where nothing of one's own is told."""
    typed = without_asides(situation.my_part, _names(situation))
    if is_nothing(typed):
        return _not_said(situation.my_part)
    kept, left_out = without_excuse(without_opener(typed))
    text = _bare(kept)
    if not text:
        return NONE
    doing = _MY_DOING.search(text)
    if doing and _sound(told := _spoken(text[: doing.start()], situation)):
        return Clause(form="long", text=f"{told}. That was my doing")
    clause = _own_form(_with_peer_named(text, situation), situation)
    if clause.form == "none":
        ask = f"“{typed}”: what did you do yourself? Say it as a sentence that starts with “I”."
        return Clause(form="none", question=ask)
    return clause.model_copy(update={"left_out": left_out})


def _with_peer_named(text: str, situation: Situation) -> str:
    """`before I went to her`: of one's own part, whoever else it could be is the peer."""
    unsure = {word.lower() for word in address(text, situation).unsure}
    name = situation.peer.name
    for token in reversed(parse(text)):
        if name and token.lower_ in unsure and token.tag_ == "PRP":
            text = text[: token.idx] + name + text[token.idx + len(token) :]
    return text


def _own_form(text: str, situation: Situation) -> Clause:
    if HEDGE.match(text):
        return Clause(
            form="hedged", text=_own_sentence(re.sub(HEDGE, "", text, count=1), situation, hedge=text)
        )
    if SAID_SORRY.search(text):
        return Clause(form="said", text=finish(_spoken(text, situation)))
    doc = parse(text)
    if _is_gerund(doc) or (_is_thing(doc) and not _is_adjective_phrase(doc)):
        return Clause(form="thing", text=_as_thing(text, situation))
    sentence = _own_sentence(text, situation)
    if not _sound(sentence) or re.match(r"(?i)(?:you|she and i|we both)\b", sentence):
        return NONE
    if (
        re.match(r"(?i)i (?:should|could|ought to)(?: have|'ve)\b(?! not|n't)", sentence)
        and "," not in sentence
    ):
        return Clause(form="omission", text=sentence)
    long = len(sentence.split()) > LONG_WORDS or re.search(r"[.;,]", sentence)
    return Clause(form="long" if long else "clause", text=sentence)


def _own_sentence(text: str, situation: Situation, hedge: str = "") -> str:
    """The own part as a sentence, with its `I` where it was left out."""
    doc = parse(text)
    if hedge and _is_clause(parse(hedge)):
        return _spoken(hedge, situation)
    if not _is_clause(doc) and not re.match(r"(?i)(?:i|i've|i'd|we|my team|our team)\b", text):
        text = _with_i(text)
        hedged = HEDGE.match(hedge)
        if hedged:
            text = f"{hedged[0].strip().capitalize()} {text}"
    return _spoken(text, situation)


def _is_adjective_phrase(doc: Doc) -> bool:
    root = _root(doc)
    return root.pos_ in {"ADJ", "ADV"} or (
        root.tag_ == "VBN" and not any(t.dep_ == "dobj" for t in root.children)
    )


def _with_i(text: str) -> str:
    """Put `I`, `I was` or `I have` before words without a subject."""
    lowered = text[0].lower() + text[1:]
    first = parse("I " + lowered)[1]
    if first.lower_ == "been":
        return f"I have {lowered}"
    alone = parse(text)
    if _root(alone).pos_ in {"ADJ", "ADV"} or alone[0].tag_ in {"JJ", "RB", "IN", "RBR", "JJR"}:
        return f"I was {lowered}" if first.tag_ not in {"VBD", "MD"} else f"I {lowered}"
    return f"I {lowered}"


def _sound(sentence: str) -> bool:
    """One subject at the root, none twice in a row, a finite verb."""
    doc = parse(sentence)
    doubled = re.search(r"(?i)\b(i|you|we|the|to) \1\b", sentence)
    return _is_clause(doc) and not doubled


def impact(situation: Situation) -> Clause:
    """What it led to: a sentence, or a thing that it meant."""
    typed = without_asides(situation.impact, _names(situation))
    if is_nothing(typed):
        return _not_said(situation.impact)
    if judges_someone(typed):
        return Clause(
            form="none", question=f"“{typed}” judges. What did it lead to, for you or for the work?"
        )
    text = re.sub(r"(?i)^that (?=\w+ \w+)", "", _bare(typed))
    doc = parse(text)
    if _is_clause(doc) or _two_sentences(doc) or _clause_by_sight(doc):
        told = " ".join(finish(tidy(fact)) for fact in situation.happened)
        return Clause(form="sentence", text=finish(_spoken(text, situation, told)))
    if _is_gerund(doc) or _is_thing(doc):
        bare = doc[0].tag_ in {"NN", "NNP"}
        return Clause(form="result" if bare else "thing", text=lower_first(_spoken(text, situation)))
    sentence = _spoken(f"{_impact_subject(doc)} {text[0].lower()}{text[1:]}", situation)
    if not _sound(sentence):
        return Clause(form="result", text=lower_first(_spoken(text, situation)))
    return Clause(form="sentence", text=finish(sentence))


def _two_sentences(doc: Doc) -> bool:
    return len(list(doc.sents)) > 1 and any(
        _is_finite(t) and subject_of(t) is not None for t in doc if t.pos_ in {"VERB", "AUX"}
    )


def _clause_by_sight(doc: Doc) -> bool:
    """`my art director handed in her notice`: a subject before a verb that was read as a participle."""
    root = _root(doc)
    after = doc[root.i + 1] if root.i + 1 < len(doc) else root
    if root.pos_ in {"NOUN", "PROPN"} and after.tag_ in {"VBN", "VBD"}:
        rest = doc[after.i :].text
        return after.i + 1 < len(doc) and _is_clause(parse(f"She {rest}"))
    return any(t.tag_ in {"VBN", "VBD"} and subject_of(t) is not None and t.i > 0 for t in doc)


def _impact_subject(doc: Doc) -> str:
    first = doc[0]
    has_object = any(t.dep_ in {"dobj", "ccomp", "xcomp", "dative"} for t in _root(doc).children)
    if _FEELINGS.match(doc.text):
        return "I"
    if first.tag_ in {"VBD", "VBN", "VBZ"} and base_form(first.text) in _COSTS_US:
        return "We"
    if first.tag_ in {"VBD", "VBZ"} and has_object:
        return "That"
    return "I was" if first.tag_ in {"JJ", "VBN"} else "That"


def wish(situation: Situation) -> Clause:
    """What the leader hopes for, in a form that asks nothing of the peer alone where that can be helped."""
    typed = without_asides(situation.wish, _names(situation))
    if is_nothing(typed):
        return _not_said(situation.wish)
    text = without_wish_opener(_bare(typed))
    text = re.sub(r"(?i)^let(?: us|'?s) ", "we should ", re.sub(r"\.\s+(?=[a-z])", ", ", text))
    if APOLOGY_OF_THEIRS.search(text):
        return Clause(
            form="none",
            left_out=typed,
            question="An apology can be offered and not asked for. What else would you like to be different?",
        )
    if judges_someone(text) or re.match(r"(?i)(?:stop|quit|don'?t|do not)\b.*\b(?:me|my|us)\b", text):
        return Clause(form="none", question=f"“{typed}”: what would you see or hear if that had come true?")
    first, *rest = split_sentences(text) or [text]
    own = [r for r in rest if re.match(r"(?i)(?:and |also,? |maybe )?(?:i|i'd|we|we'd)\b", r)]
    more = " ".join(finish(_spoken(r, situation)) for r in own)
    return _wish_form(_bare(first), situation).model_copy(update={"more": more})


def _wish_form(text: str, situation: Situation) -> Clause:
    if re.match(r"(?i)(?:i|i'd|i'm|my|what i|we'd)\b", text):
        return Clause(form="sentence", text=finish(_spoken(text, situation)))
    if re.match(r"(?i)(?:hoping|wanting|wishing|looking)\b", text):
        return Clause(form="sentence", text=finish(_spoken("I'm " + text[0].lower() + text[1:], situation)))
    if re.match(r"(?i)(?:want|hope|would like|wish|need)\b", text):
        return Clause(form="sentence", text=finish(_spoken("I " + text[0].lower() + text[1:], situation)))
    return _wish_by_modal(text, situation) or _wish_by_grammar(text, situation)


def _wish_by_modal(text: str, situation: Situation) -> Clause | None:
    """`she should tell me first`, `can we agree on a rule`, `us deciding together`: who is to do what."""
    people = "she|he|they|we|us|him|her|them|i|" + (
        re.escape(situation.peer.name.split()[0]) if situation.peer.name else "she"
    )
    swapped = re.sub(rf"(?i)^(?:can|could|may|should|would) ({people}) ", r"\1 should ", text)
    modal = re.match(
        rf"(?i)({people}) (?:should|must|could|can|would|needs? to|ha(?:s|ve) to|to) (.+)", swapped
    )
    gerund = re.match(rf"(?i)({people}) (\w+ing)\b(.*)", text)
    if modal:
        who, act = modal[1], modal[2]
    elif gerund and parse(gerund[2])[0].tag_ in {"VBG", "NN"}:
        who, act = gerund[1], base_form(gerund[2]) + gerund[3]
    else:
        return None
    one = {"we": "us", "i": "me", "she": "her", "he": "him", "they": "them"}.get(who.lower(), who)
    if one == "me":
        return Clause(form="to", text="to " + _after("I want to " + act, situation))
    spoken = _spoken(f"I would like {one} to {act}", situation)
    return Clause(form="to", text=re.sub(r"(?i)^i would like ", "", spoken))


def _after(text: str, situation: Situation) -> str:
    """What follows `I want to` once it is spoken to the peer."""
    return _spoken(text, situation)[len("I want to ") :]


def _infinitive(text: str) -> str:
    """The words as they go on from `to`, or the empty string: `understanding why` gives `understand why`."""
    negated = re.match(r"(?i)not (\w+)", text)
    first = negated[1] if negated else text.split()[0]
    rest = text[negated.end() :] if negated else text[len(first) :]
    doc = parse(f"I want to {first.lower()}{rest}")
    said = "not " if negated else ""
    if first.lower().endswith("ing") and parse(text)[1 if negated else 0].tag_ == "VBG":
        return f"{said}{base_form(first)}{rest}"
    lone_noun = not rest.strip() and parse(text)[0].pos_ in {"NOUN", "PROPN", "ADJ"}
    of_follows = rest.strip().lower().startswith("of ")
    if doc[3].tag_ == "VB" and base_form(first) == first.lower() and not lone_noun and not of_follows:
        return f"{said}{first.lower()}{rest}"
    if doc[3].pos_ == "ADV" and len(doc) > 4 and doc[4].tag_ == "VB":
        return f"{said}{first.lower()}{rest}"
    return ""


def _headed_by_noun(doc: Doc) -> bool:
    """`a heads-up before a hold goes on`: a noun phrase whose clause was taken for the whole."""
    joins = {"before", "after", "when", "until", "which", "who", "where", "whenever", "if"}
    return doc[0].tag_ == "DT" and any(t.lower_ in joins for t in doc[: _root(doc).i])


def _wish_by_grammar(text: str, situation: Situation) -> Clause:
    act = re.sub(r"(?i)^to ", "", text)
    infinitive = _infinitive(act)
    if infinitive:
        spoken = _after(f"I want to {infinitive}", situation)
        us = _TOGETHER.search(infinitive) is not None and not re.search(r"(?i)\b(?:me|my)\b", infinitive)
        return Clause(form="to", text=f"us to {spoken}" if us else f"to {spoken}")
    if _is_clause(parse(text)) and not _headed_by_noun(parse(text)):
        spoken = lower_first(_spoken(text, situation))
        return Clause(
            form="clause",
            text=re.sub(
                r"^(we) (?=(?!can|will|could|are|have|never|do|don|did|should|shall|may|must|won|need|want)\w+)",
                r"\1 can ",
                spoken,
            ),
        )
    return Clause(form="thing", text=_as_thing(text, situation, own=False))
