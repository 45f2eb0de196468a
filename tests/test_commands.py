"""The commands that check, score, rehearse and reframe, as they are typed."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.errors import InputError
from assistant.schemas import Preparation

SITUATION = """\
peer: {name: Ines, role: Head of Marketing}
happened:
  - On Tuesday I presented the campaign numbers to the board without showing Ines first.
my_part: I did not show her the numbers before the board
wish: plan the spring launch together
kind: reset
"""


@pytest.fixture
def told(tmp_path: Path) -> str:
    file = tmp_path / "situation.yaml"
    file.write_text(SITUATION, encoding="utf-8")
    return str(file)


@pytest.fixture
def run(monkeypatch, capsys):
    def go(*args: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["first-rung", *args])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return go


def test_an_email_is_checked_against_the_situation(run, told):
    mail = "Ines, I'm sorry if that hurt. On Friday you missed 14 calls."
    code, out, _ = run("check", "-", "--situation", told, "--json", stdin=mail)
    found = {(f["check"], f["span"]) for f in json.loads(out)["findings"] if f["verdict"] == "fail"}
    assert code == 1
    assert ("particulars", "14") in found
    assert ("particulars", "Friday") in found
    [apology] = [f for f in json.loads(out)["findings"] if f["check"] == "apology" and f["verdict"] == "fail"]
    assert (apology["sentence"], apology["replacement"]) == (
        "Ines, I'm sorry if that hurt.",
        "I'm sorry.",
    )
    assert apology["advice"] == "raymond-open-apology"


def test_words_that_hold_pass(run, told):
    words = "On Tuesday I presented the campaign numbers to the board without showing you first. I am sorry. How was that for you?"
    code, out, _ = run("check", "-", "--situation", told, stdin=words)
    assert (code, "particulars" in out) == (0, True)


def test_a_mention_that_asks_is_told(run):
    code, out, _ = run(
        "check",
        "-",
        "--kind",
        "mention",
        stdin="On Monday the review was called off. Please tell me next time.",
    )
    assert code == 1
    assert "asks-nothing: “Please" in out


@pytest.mark.parametrize("text", ["", "x " * 20_000])
def test_nothing_and_too_much_are_said(run, text):
    code, _, err = run("check", "-", stdin=text)
    assert code == 2
    assert "Expected" in err


def test_faithfulness_is_scored_line_by_line(run):
    rows = [
        {
            "id": "a",
            "source": "Ines sent 14 briefs to the agency.",
            "text": "Ines sent 14 briefs to the agency.",
        },
        {
            "id": "b",
            "source": ["Ines sent 14 briefs to the agency."],
            "text": "Ines sent 40 briefs to the press.",
        },
    ]
    code, out, _ = run("score", "faithfulness", stdin="\n".join(map(json.dumps, rows)))
    good, bad = map(json.loads, out.splitlines())
    assert code == 0
    assert set(good) == {"id", "score", "supported"}
    assert (good["supported"], bad["supported"]) == (True, False)
    assert good["score"] > bad["score"]


def test_tone_is_scored_line_by_line(run):
    rows = [
        {"id": 1, "text": "Your work has been a disgrace."},
        {"id": 2, "text": "Thank you for the draft. It helped a lot."},
    ]
    code, out, _ = run("score", "tone", stdin="\n".join(map(json.dumps, rows)))
    bad, good = map(json.loads, out.splitlines())
    assert code == 0
    assert set(bad) == {"id", "blame", "judgement", "uncivil", "politeness", "overall"}
    assert bad["blame"] > good["blame"]
    assert bad["overall"] < good["overall"]


@pytest.mark.parametrize("which", ["faithfulness", "tone"])
def test_a_line_that_is_none_is_named(run, which):
    code, _, err = run("score", which, stdin="not json\n")
    assert code == 2
    assert "Line 1" in err or "line 1" in err


def test_a_script_runs_unattended(run, told, tmp_path):
    script = tmp_path / "turns.txt"
    script.write_text(
        "I showed the numbers without you. I am sorry.\nHow was that for you?\n", encoding="utf-8"
    )
    args = ("rehearse", "--situation", told, "--difficulty", "hard", "--script", str(script))
    code, out, _ = run(*args, "--json")
    report = json.loads(out)
    assert code == 0
    assert [turn["said"][:8] for turn in report["turns"]] == ["I showed", "How was "]
    assert "owns" in report["turns"][0]["moves"]
    assert "asks_openly" in report["turns"][1]["moves"]
    assert report["debrief"]["open_questions"] == 1
    assert report["end"] != "open"
    code, told_out, _ = run(*args)
    assert report["turns"][0]["reply"] in told_out, "the same seed gives the same rehearsal"
    assert "Looking back" in told_out


def test_a_talk_in_the_terminal(run, told, monkeypatch):
    typed = iter(["I showed the numbers without you. I am sorry.", "/hint", "/back", "/show me", "", "/end"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    code, out, _ = run("rehearse", "--situation", told)
    assert code == 0
    assert "You rehearse with Ines" in out
    assert "Try this:" in out
    assert "taken back" in out
    assert "It could sound like this:" in out
    assert "Looking back" in out


def test_a_text_is_reframed_with_reasons(run):
    text = (
        "I think maybe we could perhaps look at the 14 open tickets at some point, if that is okay with you."
    )
    code, out, _ = run("reframe", "-", "--style", "red", "--json", stdin=text)
    done = json.loads(out)
    assert code == 0
    assert done["style"] == "direct"
    assert "14" in done["text"]
    assert "maybe" not in done["text"]
    assert done["changes"]
    assert all(change["reason"] and change["advice"] for change in done["changes"])
    assert "guess" in done["caution"]


def test_another_language_is_told_at_once(run):
    text = "Ich möchte mit dir über die Zahlen sprechen, weil ich sie ohne dich gezeigt habe und das nicht gut war."
    code, out, err = run("reframe", "-", "--style", "warm", stdin=text)
    assert (code, out) == (4, "")
    assert "German" in err


def test_an_unknown_style_is_told(run):
    code, _, err = run("reframe", "-", "--style", "sideways", stdin="Hello.")
    assert code == 2
    assert "'sideways'" in err


def test_the_evaluations_bring_their_command(run):
    code, out, _ = run("eval", "--help")
    assert code == 0
    assert "baseline" in out


def test_a_text_to_check_is_not_empty():
    from assistant.check_text import check_text

    with pytest.raises(InputError, match="Expected a text to check"):
        check_text(" ", "reset")


def test_a_preparation_is_saved_whole_and_never_over_a_file(run, told, tmp_path):
    file = tmp_path / "kept.json"
    assert run("draft", "--situation", told, "--save", str(file))[0] == 0
    kept = Preparation.model_validate_json(file.read_text(encoding="utf-8"))
    assert kept.draft is not None
    assert kept.situation.happened
    before = file.read_bytes()
    code, _, err = run("draft", "--situation", told, "--save", str(file))
    assert (code, "there already" in err) == (2, True)
    assert file.read_bytes() == before
