"""The tone scores: marks, sentences, the stream, and what the weights have learnt."""

from __future__ import annotations

import json
from itertools import islice

import numpy as np
import pytest

from assistant.errors import InputError, RetrievalError
from assistant.retrieve.embedding import embed, embed_early
from assistant.tone import HEADS, score_lines, score_tone, sentence_scores, tone_of_sentence, worst_sentence
from assistant.tone import model as tone_model
from assistant.tone.marks import mark_names, marks_of
from assistant.tone.model import WEIGHTS, Weights, chances, design, load
from evals.tone.data import FILES, fingerprint, read
from evals.tone.fit import fitted_on
from evals.tone.train import CARD

BLAME = "Your careless handling of this is why we lost the client."
THANKS = "Thank you so much for covering the night shift, you were wonderful."
PLAIN = "The delivery came to gate four at ten past nine."


def mark(text: str, name: str) -> float:
    return marks_of(text)[mark_names().index(name)]


def test_every_mark_has_a_name_and_every_text_has_every_mark():
    assert len(set(mark_names())) == len(mark_names())
    for text in ("", "   ", "...", "?!", "日本語", "a" * 3000, BLAME, "Hi,\n\nthanks.\n\nBest,\nAnn"):
        assert len(marks_of(text)) == len(mark_names())
        assert np.isfinite(marks_of(text)).all()


@pytest.mark.parametrize(
    ("name", "with_it", "without_it"),
    [
        ("you-fault", "Your report was late.", "The report was late. You saw it."),
        ("you-praise", "You did a great job.", "It was a great job."),
        ("you-not", "You didn't call.", "I didn't call you."),
        ("you-absolute", "You always do this.", "I always do this."),
        ("please-order", "Please send it.", "Send it."),
        ("bare-order", "Send it now.", "I will send it now."),
        ("open-question", "How was it for you?", "Was it good for you?"),
        ("caps", "Do it NOW, PLEASE.", "Do it now, please."),
        ("greeting", "Hi Ann,\nthe file is here.", "The file is here, Ann."),
        ("thanks", "Many thanks to all.", "Many boxes for all."),
        ("not", "They don't know.", "They know."),
    ],
)
def test_a_mark_is_where_it_should_be_and_nowhere_else(name, with_it, without_it):
    assert mark(with_it, name) > 0
    assert mark(without_it, name) == 0


def test_curly_and_straight_marks_read_alike():
    assert marks_of("You don’t “care”.") == marks_of('You don\'t "care".')


def test_the_weights_are_small_and_fit_the_marks():
    assert WEIGHTS.stat().st_size < 1_000_000
    weights = load()
    assert weights.slopes.shape == (len(HEADS), 384 + len(mark_names()))
    assert all(
        np.isfinite(part).all() for part in (weights.mean, weights.spread, weights.slopes, weights.bias)
    )


def test_weights_made_for_other_marks_are_refused(tmp_path):
    held = dict(np.load(WEIGHTS))
    held["marks"] = held["marks"][::-1]
    np.savez(tmp_path / "other.npz", **held)
    with pytest.raises(RetrievalError, match="Fit them again"):
        load(tmp_path / "other.npz")
    (tmp_path / "torn.npz").write_bytes(WEIGHTS.read_bytes()[:500])
    for name in ("torn.npz", "none.npz"):
        with pytest.raises(RetrievalError, match="Install First Rung again"):
            load(tmp_path / name)


def test_a_mark_far_out_does_not_decide_alone():
    weights = Weights(np.zeros(2), np.ones(2), np.ones((1, 2)), np.zeros(1))
    assert chances(np.array([[1e9, 0.0]]), weights)[0, 0] == pytest.approx(1 / (1 + np.exp(-6)))


def test_blame_and_thanks_stand_apart():
    blame, thanks, plain = score_tone([BLAME, THANKS, PLAIN])
    assert blame.blame > 0.5 > plain.blame
    assert thanks.blame < 0.5
    assert thanks.politeness > plain.politeness > blame.politeness
    assert thanks.warm > 0.5 > plain.warm
    assert thanks.overall > plain.overall > blame.overall


def test_insult_is_uncivil_and_a_dry_correction_is_not():
    insult, dry = score_tone(
        ["What a pile of crap, you clueless idiot.", "This leaks when the second call fails."]
    )
    assert insult.uncivil > 0.5 > dry.uncivil


def test_opinion_is_judgement_and_report_is_not():
    opinion, report = score_tone(
        [
            "It is a shameful, cowardly budget that betrays the poor.",
            "The council met on Monday and approved the budget.",
        ]
    )
    assert opinion.judgement > 0.5 > report.judgement


def test_a_near_miss_with_always_is_kinder_than_its_twin():
    kind, harsh = score_tone(["You always help me out.", "You always let me down."])
    assert harsh.blame > kind.blame
    assert harsh.overall < kind.overall


def test_order_and_company_do_not_change_a_score():
    alone = score_tone([BLAME])[0]
    among = score_tone([THANKS, *[f"{PLAIN} {n}" for n in range(150)], BLAME])[-1]
    assert among.model_dump() == pytest.approx(alone.model_dump(), abs=2e-3)


def test_a_text_without_a_letter_has_no_tone():
    for tone in score_tone(["", " \n", "123", "..."]):
        assert (tone.blame, tone.judgement, tone.uncivil, tone.politeness, tone.overall) == (
            0,
            0,
            0,
            0.5,
            0.75,
        )


def test_a_sentence_is_read_once_and_scored_as_any_text():
    tone_of_sentence.cache_clear()
    assert tone_of_sentence(BLAME) == tone_of_sentence(BLAME)
    assert tone_of_sentence.cache_info().misses == 1
    assert tone_of_sentence(BLAME) == score_tone([BLAME])[0]


def test_early_layers_are_a_model_of_their_own():
    whole = np.array(embed([BLAME]))
    early = embed_early([BLAME, THANKS], 4)
    assert early.shape == (2, 384)
    assert np.linalg.norm(early, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert not np.allclose(early[0], whole[0], atol=0.1)
    assert not np.allclose(embed_early([BLAME], 3)[0], early[0], atol=0.01)
    assert np.array(embed([BLAME])) == pytest.approx(whole)


def test_no_texts_no_scores():
    assert score_tone([]) == []
    assert sentence_scores("") == ()
    assert worst_sentence(()) is None


def test_a_long_text_is_read_to_its_end():
    calm = "The boxes were counted and put on the second shelf. " * 60
    plain, bad = score_tone(
        [calm, f"{calm} {BLAME} You are a lazy idiot and I am sick of your stupid excuses."]
    )
    assert bad.uncivil > plain.uncivil + 0.2


def test_sentences_have_their_places_and_the_worst_is_found():
    text = "Hi Ann.  Thanks for the slides!\nYou are a lazy  idiot. Shall we talk tomorrow?"
    sentences = sentence_scores(text)
    assert [text[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    assert len(sentences) == 4
    worst = worst_sentence(sentences)
    assert worst is not None
    assert worst.text == "You are a lazy  idiot."


def lines_of(*texts: str) -> list[str]:
    return [json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)]


def test_lines_give_their_ids_and_five_scores_in_order():
    found = list(score_lines([*lines_of(BLAME, THANKS), "\n", '{"id": "x", "text": "", "more": 1}']))
    assert [one["id"] for one in found] == [0, 1, "x"]
    assert all(list(one) == ["id", "blame", "judgement", "uncivil", "politeness", "overall"] for one in found)
    assert found[0]["blame"] == pytest.approx(score_tone([BLAME])[0].blame, abs=2e-3)


@pytest.mark.parametrize(
    "bad", ["{", "[]", '{"text": "a"}', '{"id": 1}', '{"id": 1, "text": 7}', '{"id": 1, "text": null}', '"a"']
)
def test_a_bad_line_is_named_by_its_number_after_the_good_ones(bad):
    found = score_lines([*lines_of(PLAIN), "\n", bad, *lines_of(THANKS)])
    assert next(found)["id"] == 0
    with pytest.raises(InputError, match=r"^Line 3: "):
        next(found)


def test_lines_are_streamed(monkeypatch):
    monkeypatch.setattr(tone_model, "manner_vectors", lambda texts: np.zeros((len(texts), 384)))
    read = []

    def endless():
        n = 0
        while True:
            read.append(n)
            yield json.dumps({"id": n, "text": PLAIN})
            n += 1

    assert [one["id"] for one in islice(score_lines(endless()), 5)] == [0, 1, 2, 3, 4]
    assert len(read) < 2000


def test_design_has_a_row_a_text():
    assert design([PLAIN, BLAME]).shape == (2, 384 + len(mark_names()))
    assert design([]).shape == (0, 384 + len(mark_names()))


def test_the_card_tells_of_the_data_that_is_there():
    card = json.loads(CARD.read_text(encoding="utf-8"))
    assert card["data_sha256"] == fingerprint()
    assert list(card["scores"]) == list(HEADS)
    assert {head: len(rows) for head, rows in fitted_on(HEADS).items()} == {
        head: one["rows"] for head, one in card["scores"].items()
    }


def test_no_voice_is_both_fitted_on_and_kept_back():
    rows = [row for file in FILES for row in read(file)]
    fitted = {(row.file, row.group) for row in rows if not row.kept_back}
    kept = {(row.file, row.group) for row in rows if row.kept_back}
    assert not fitted & kept
    assert 0.2 < sum(row.kept_back for row in rows) / len(rows) < 0.45
    texts = {row.text for row in rows if row.kept_back}
    assert not texts & {
        row.text for found in fitted_on(HEADS).values() for row in found if len(row.text.split()) > 4
    }


def test_ids_and_labels_of_our_texts_hold():
    for file, path in FILES.items():
        ids = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
        assert len(ids) == len(set(ids))
        assert all(0 <= value <= 1 for row in read(file) for value in row.labels.values())
