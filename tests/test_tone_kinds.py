"""Kinds of fault: what the weights are, that they are read as they were fitted, and what they have learnt."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.errors import RetrievalError
from assistant.tone import KINDS, KindScores, kinds_of_sentence, tone_of_sentence
from assistant.tone import kinds as tone_kinds
from assistant.tone import model as tone_model
from assistant.tone.kinds import KIND_WEIGHTS, kind_chances, load_kinds, terms_of
from assistant.tone.marks import mark_names
from assistant.tone.vectors import SIZE
from evals.tone.hard import read_hard, words_of
from evals.tone.kind_rows import fitted_rows, kinds_fingerprint, positives, read_kinds
from evals.tone.kinds import KINDS_CARD

FAULTS = {
    "threat": "Keep going like this and you will find out how few friends you have upstairs.",
    "order": "You will have the figures on my desk by noon.",
    "non_apology": "I regret that you took my remark in that way.",
    "absolute": "There hasn't been a single week when your side kept to the plan.",
    "contempt": "Sweet that your department has discovered the calendar.",
    "mind_reading": "You were hoping that we would fail the audit.",
    "blame": "We lost the client thanks to your people.",
    "label": "Your whole team is a bunch of amateurs.",
}
NEAR = {
    "threat": "If the rain goes on we will have to close the yard.",
    "order": "Could you have the figures ready by noon?",
    "non_apology": "I'm sorry that I took your slot.",
    "absolute": "There was one week when your side kept to the plan.",
    "contempt": "I'm glad that your department has put it in the calendar.",
    "mind_reading": "You told me on Tuesday that you were hoping for a quiet week.",
    "blame": "The client left because the price went up.",
    "label": "Your team lead told me that two of them are new.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_heard_in_a_fault_and_not_in_what_only_looks_like_it(kind):
    fault, near = (getattr(kinds_of_sentence(said), kind) for said in (FAULTS[kind], NEAR[kind]))
    assert fault > 0.5 > near
    heard = kinds_of_sentence(FAULTS[kind])
    assert max(KINDS, key=lambda k: getattr(heard, k)) == kind


def test_kinds_are_fields_of_their_scores():
    assert tuple(KindScores.model_fields) == KINDS


@pytest.mark.parametrize("nothing", ["", " \n", "123", "..."])
def test_what_has_no_letter_sounds_like_nothing(nothing):
    assert set(kinds_of_sentence(nothing).model_dump().values()) == {0.0}


def test_terms_are_words_end_marks_and_pairs():
    assert terms_of("Don’t you!") == ["don't", "you", "!", "don't you", "you !"]
    assert terms_of("") == []


def test_words_are_weighed_as_they_were_when_fitted():
    weights = load_kinds()
    terms = sorted(weights.terms, key=lambda term: weights.terms[term])
    fitted = TfidfVectorizer(analyzer=terms_of, vocabulary=terms, sublinear_tf=True)
    fitted.fit([" "])
    fitted.idf_ = weights.rarity.astype(float)
    texts = ["You never, never call me.", "zzqx", "No more of that, and no more of this!"]
    expected = fitted.transform(texts) @ weights.says.T
    found = [tone_kinds._word_scores(text, weights) for text in texts]
    assert np.array(found) == pytest.approx(np.asarray(expected), abs=1e-4)
    assert not found[1].any()


def test_a_sentence_is_encoded_once_for_scores_and_kinds(monkeypatch):
    read = []
    whole = tone_model.manner_vectors
    monkeypatch.setattr(tone_model, "manner_vectors", lambda texts: read.extend(texts) or whole(texts))
    said = "The second van was washed before the first one left."
    tone_of_sentence.cache_clear()
    kinds_of_sentence.cache_clear()
    tone_model.forget()
    tone_of_sentence(said)
    kinds_of_sentence(said)
    assert read == [said]
    kinds_of_sentence(said)
    assert kinds_of_sentence.cache_info().misses == 1


def test_what_is_kept_of_a_sentence_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        tone_model.design([FAULTS["blame"]])[0, 0] = 1.0


def test_the_weights_are_small_and_fit_the_kinds():
    weights = load_kinds()
    assert KIND_WEIGHTS.stat().st_size < 400_000
    assert weights.slopes.shape == (len(KINDS), SIZE + len(mark_names()))
    assert weights.says.shape == (len(KINDS), len(weights.terms))
    parts = (weights.mean, weights.spread, weights.slopes, weights.rarity, weights.says, weights.bias)
    assert all(np.isfinite(part).all() for part in parts)
    chances = kind_chances(FAULTS["blame"], weights)
    assert chances.shape == (len(KINDS),)
    assert ((chances >= 0) & (chances <= 1)).all()


@pytest.mark.parametrize("part", ["marks", "kinds"])
def test_weights_made_for_other_marks_or_kinds_are_refused(part, tmp_path):
    held = dict(np.load(KIND_WEIGHTS))
    held[part] = held[part][::-1]
    np.savez(tmp_path / "other.npz", **held)
    with pytest.raises(RetrievalError, match="Fit them again"):
        load_kinds(tmp_path / "other.npz")


def test_weights_that_lack_terms_or_are_torn_are_refused(tmp_path):
    held = dict(np.load(KIND_WEIGHTS))
    np.savez(tmp_path / "short.npz", **held | {"says": held["says"][:, 1:]})
    with pytest.raises(RetrievalError, match="Fit them again"):
        load_kinds(tmp_path / "short.npz")
    (tmp_path / "torn.npz").write_bytes(KIND_WEIGHTS.read_bytes()[:500])
    for name in ("torn.npz", "none.npz"):
        with pytest.raises(RetrievalError, match="Install First Rung again"):
            load_kinds(tmp_path / name)


def test_the_card_tells_of_the_data_that_is_there():
    card = json.loads(KINDS_CARD.read_text(encoding="utf-8"))
    assert card["data_sha256"] == kinds_fingerprint()
    assert {kind: one["rows"] for kind, one in card["kinds"].items()} == {k: positives(k) for k in KINDS}
    assert sum(card["fitted_on"].values()) == len(fitted_rows())
    assert card["settings"]["terms"] == len(load_kinds().terms)


def test_a_fault_is_silent_on_other_kinds_and_a_near_miss_has_none():
    rows = [row for row in fitted_rows() if row.kind]
    bad, near = (next(r for r in rows if r.fault is fault) for fault in (True, False))
    assert [bad.label(kind) for kind in KINDS if kind != bad.kind] == [None] * (len(KINDS) - 1)
    assert bad.label(bad.kind) == 1
    assert {near.label(kind) for kind in KINDS} == {0}


def test_nothing_that_is_only_measured_on_is_fitted_on():
    fitted, measured = fitted_rows(), read_kinds(measuring=True)
    assert not {row.group for row in fitted} & {row.group for row in measured}
    said = {words_of(row.text) for row in fitted if len(row.text.split()) > 4}
    assert not said & {words_of(row.text) for row in measured}
    assert not said & {words_of(row.text) for row in read_hard()}


def test_both_sides_of_every_kind_are_there():
    for measuring in (False, True):
        rows = read_kinds(measuring=measuring)
        assert len({row.text for row in rows}) == len(rows)
        for kind in KINDS:
            faults = [row.fault for row in rows if row.kind == kind]
            assert 0.4 < sum(faults) / len(faults) < 0.6
