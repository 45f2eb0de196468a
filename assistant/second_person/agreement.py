"""Verb forms after the subject became `you` or `I`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.grammar import base_form, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Speaker = Literal["you", "I"]
# Common names put where the peer and the leader are named, so that the parse is the same for every name.
STAND_INS = ("anna", "david")

_IRREGULAR: dict[Speaker, dict[str, str]] = {
    "you": {"is": "are", "was": "were", "has": "have", "does": "do", "ain't": "ain't"},
    "I": {"is": "am", "was": "was", "has": "have", "does": "do"},
}
_NOMINATIVE = ("he", "she", "it", "they", "i", "we")
_BASE_OF_NOUN_LOOKALIKE = {"NNS", "VBZ"}


def _form(token: Token, speaker: Speaker) -> str | None:
    """The form of a finite verb for the new subject, None where it stays."""
    word = token.lower_
    if word in _IRREGULAR[speaker]:
        new = _IRREGULAR[speaker][word]
    elif token.tag_ in _BASE_OF_NOUN_LOOKALIKE and word.endswith("s") and not word.startswith("'"):
        new = base_form(word)
    else:
        return None
    return None if new == word else new


def _contracted(token: Token, speaker: Speaker) -> str:
    """'s after a subject pronoun, as a verb: 've (has) or 're (is)."""
    has, is_ = ("'ve", "'re") if speaker == "you" else ("'ve", "'m")
    follower = next((t for t in token.doc[token.i + 1 : token.i + 5] if t.pos_ not in {"ADV", "PART"}), None)
    if follower is not None and follower.tag_ in {"VBN", "VBD"}:
        has_object = any(t.dep_ == "dobj" for t in follower.children)
        between = {t.lower_ for t in token.doc[token.i + 1 : follower.i]}
        passive = (
            token.dep_ == "auxpass"
            and not between
            & {"barely", "hardly", "scarcely", "never", "not", "n't", "already", "only", "ever"}
            and not has_object
            and follower.lower_ not in {"been", "got", "had", "done"}
        )
        return is_ if passive else has
    return is_


def _finite(verb: Token) -> list[Token]:
    """The tokens of a verb group that can carry agreement: the first auxiliary, else the verb."""
    helpers = [t for t in verb.children if t.dep_ in {"aux", "auxpass"} and t.tag_ != "TO"]
    return helpers[:1] if helpers else [verb]


def _follows_directly(subject: Token) -> Token | None:
    """The verb right after a subject (adverbs skipped), in case the parse went astray."""
    for token in subject.doc[subject.i + 1 : subject.i + 4]:
        if token.pos_ == "ADV" or token.lower_ in {
            "also",
            "never",
            "always",
            "still",
            "only",
            "often",
            "really",
        }:
            continue
        return token
    return None


def _verbs_of(subject: Token) -> list[Token]:
    """Verbs that share this subject: its own, and coordinated ones without a subject of their own."""
    verb = subject.head
    if subject.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {
        "VERB",
        "AUX",
        "NOUN",
        "ADJ",
        "PROPN",
        "ADP",
    }:
        return []
    found, queue = [], [verb]
    while queue:
        current = queue.pop()
        found.append(current)
        queue += [
            c
            for c in current.conjuncts
            if c.i > current.i and c not in [*found, *queue] and _shares_subject(c)
        ]
    return found


def _shares_subject(verb: Token) -> bool:
    """No subject of its own, and not turned round after `nor`."""
    first = min([verb, *(t for t in verb.children if t.dep_ in {"aux", "auxpass", "neg"})], key=lambda t: t.i)
    before = verb.doc[first.i - 1]
    spliced = before.text == "," and verb.lower_ == "was" and not any(t.dep_ == "cc" for t in verb.sent)
    return subject_of(verb) is None and before.lower_ not in {"nor", "neither", *_NOMINATIVE} and not spliced


def _relative_verbs(head: Token) -> list[Token]:
    """Verbs of `who …` clauses that hang on the subject."""
    return [
        clause
        for clause in head.children
        if clause.dep_ == "relcl"
        and any(t.lower_ in {"who", "that"} and t.dep_ in {"nsubj", "nsubjpass"} for t in clause.children)
    ]


def _is_other_subjects(verb: Token, subject: Token) -> bool:
    """Whether a verb has a nearer subject of its own, whatever the parse hung on it."""
    return any(t != subject and t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children)


def _coordinated_by_sight(subject: Token) -> list[Token]:
    """Present-tense verbs after `, …` or `and …` further on, up to the next subject outside a clause."""
    found = []
    for token in subject.doc[subject.i + 1 : subject.sent.end]:
        if _listed_verb(token):
            found.append(token)
            continue
        if token.dep_ in {"nsubj", "nsubjpass"} and _takes_s(token):
            break
        before = token.doc[token.i - 1]
        while before.i > subject.i and (before.pos_ == "ADV" or before.lower_ == "then"):
            before = before.doc[before.i - 1]
        own = subject_of(token)
        if (
            token.tag_ == "VBZ"
            and (own is None or own == subject or _listed_verb(own))
            and before.lower_ in {",", "and", "or", "but"}
        ):
            found.append(token)
    return found


def _listed_verb(token: Token) -> bool:
    """A verb between commas that was taken for a plural noun: `sees the list, nods, goes`."""
    doc = token.doc
    if (
        token.tag_ != "NNS"
        or token.i + 1 >= len(doc)
        or doc[token.i - 1].text != ","
        or doc[token.i + 1].text != ","
    ):
        return False
    return base_form(token.text) != token.lower_


def _takes_s(subject: Token) -> bool:
    """Whether a subject in between could own a verb in -s itself."""
    not_third = {"who", "that", "which", "i", "we", "you", "they"}
    return subject.lower_ not in not_third and subject.tag_ not in {"NNS", "NNPS"}


def _after_parenthesis(subject: Token) -> list[Token]:
    """The main verb after `, who …,` or `, having …,`, in case the parse lost it; also right after `who`."""
    doc, end = subject.doc, subject.sent.end
    if subject.i + 2 >= end:
        return []
    if doc[subject.i + 1].lower_ == "who":
        return [doc[subject.i + 2]] if doc[subject.i + 2].tag_ == "VBZ" else []
    if doc[subject.i + 1].text != ",":
        return []
    for token in doc[subject.i + 3 : end - 1]:
        follower = doc[token.i + 1]
        if token.text == "," and follower.pos_ == "ADV" and token.i + 2 < end:
            follower = doc[token.i + 2]
        if token.text == "," and (follower.tag_ == "VBZ" or follower.lower_ in _IRREGULAR["you"]):
            return [follower]
    return []


def _is_compound(subject: Token) -> bool:
    return any(t.dep_ in {"conj", "cc"} for t in subject.children)


def agreeing_edits(subject: Token, speaker: Speaker) -> dict[Token, str]:
    """Verb tokens to change, with their new form, once `subject` reads `you` or `I`.

    A compound subject (`he and his deputy`, `neither she nor her team`) needs no change: the verb is
    plural already, or agrees with its nearer part.
    """
    edits: dict[Token, str] = {}
    own = [*_verbs_of(subject), *_coordinated_by_sight(subject), *_after_parenthesis(subject)]
    verbs = [] if _is_compound(subject) else own
    for verb in [*verbs, *(v for r in _relative_verbs(subject) for v in [r, *_relative_tail(r)])]:
        if _is_other_subjects(verb, subject) and verb not in _relative_verbs(subject):
            continue
        for token in _finite(verb):
            if token.text == "'s":
                edits[token] = _contracted(token, speaker)
            elif (new := _form(token, speaker)) is not None:
                edits[token] = new
    after = _follows_directly(subject)
    unread = after is not None and after not in edits and subject.lower_ in {"she", "he", *STAND_INS}
    if unread and after is not None and not _is_compound(subject):
        if after.text == "'s":
            edits[after] = _contracted(after, speaker)
        elif after.lower_ in _IRREGULAR[speaker] or (
            after.tag_ in _BASE_OF_NOUN_LOOKALIKE and after.i == subject.i + 1
        ):
            new = _form(after, speaker)
            if new is not None:
                edits[after] = new
    return edits


def _relative_tail(clause: Token) -> list[Token]:
    return [c for c in clause.conjuncts if c.i > clause.i and not subject_of(c)]
