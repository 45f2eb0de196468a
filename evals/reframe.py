"""How well reframing does: `python -m evals.reframe [texts] [styles] [politeness] [--wrong] [--data FOLDER]`.

Half of the texts are for tuning and half are kept back; which, is decided by a hash of the id. `--wrong` shows what
failed in the tuning half only.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import RetrievalError
from assistant.reframe import Reframed, reframe
from assistant.reframe.tone import faults, method_for
from assistant.reframe.values import STYLE_IDS
from assistant.schemas import Situation

DATA = Path(__file__).parent / "validation" / "reframe"
PARTS = ("tuning", "measuring")
Row = dict[str, Any]

# A reading of particulars of its own, so that the engine does not mark its own work.
_NEGATION = re.compile(r"(?i)\b(?:not|never|no|nobody|nothing|none|without|cannot)\b|n['’]t\b")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


def part_of(name: str) -> str:
    """The half that a text belongs to."""
    return PARTS[hashlib.sha256(name.encode()).digest()[0] % 2]


def read_rows(file: str) -> list[Row]:
    return [
        json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(str.maketrans("’‘“”", "''\"\""))).lower()


def run_row(row: Row) -> Reframed:
    situation = Situation(**row["situation"]) if row.get("situation") else None
    return reframe(row["text"], row["style"], situation=situation, kind=row["kind"])


def kept(row: Row, result: str) -> list[str]:
    """What had to be kept and is gone: as written down for the text, and every figure."""
    plain = _plain(result)
    gone = [want for want in row["must_keep"] if not any(_plain(w) in plain for w in want.split("|"))]
    figures = _FIGURE.findall(result)
    return gone + [f for f in _FIGURE.findall(row["text"]) if f not in figures]


def _first_sentence(text: str) -> str:
    body = re.sub(
        r"(?s)^(?:subject:[^\n]*\n+)?(?:(?:hi|dear|hello|good morning)[^\n,]*,\s*|\w+,?\n+)?",
        "",
        text,
        count=1,
        flags=re.I,
    )
    return re.split(r"(?<=[.!?])\s", body.strip(), maxsplit=1)[0]


def changed(row: Row, out: Reframed) -> list[str]:
    """Which of the changes that the text calls for did not come about."""
    missing = []
    for want in row["must_change"]:
        what, _, words = want.partition(":")
        texts = [_plain(w) for w in words.split("|")] if words else []
        plain, first = _plain(out.text), _plain(_first_sentence(out.text))
        done = {
            "gone": lambda p=plain, t=texts: not any(w in p for w in t),
            "has": lambda p=plain, t=texts: any(w in p for w in t),
            "first": lambda f=first, t=texts: any(w in f for w in t),
            "not_first": lambda f=first, t=texts: not any(w in f for w in t),
            "short": lambda t=texts: max(len(s.split()) for s in re.split(r"[.!?]\s", out.text)) <= int(t[0]),
            "asks": lambda: bool(out.questions),
        }[what]()
        if not done:
            missing.append(want)
    return missing


def texts(argv: Sequence[str]) -> None:
    """Particulars kept, changes that came about, and whether a second time changes anything."""
    rows = read_rows("texts.jsonl")
    for part in PARTS:
        mine = [(row, run_row(row)) for row in rows if part_of(row["id"]) == part]
        wants = sum(len(row["must_change"]) for row, _ in mine)
        lost = {row["id"]: kept(row, out.text) for row, out in mine}
        missed = {row["id"]: changed(row, out) for row, out in mine}
        again = {row["id"]: run_row({**row, "text": out.text}).text for row, out in mine}
        negated = sum(
            len(_NEGATION.findall(out.text)) < len(_NEGATION.findall(row["text"])) for row, out in mine
        )
        grown = sum(
            len(_FIGURE.findall(out.text)) > len(_FIGURE.findall(row["text"]))
            for row, out in mine
            if not row.get("situation")
        )
        moved = [row["id"] for row, out in mine if again[row["id"]] != out.text]
        missing = sum(map(len, missed.values()))
        untouched = sum(row["text"] == out.text for row, out in mine)
        print(
            f"{part}: {len(mine)} texts; all particulars kept in {sum(not v for v in lost.values())}; "
            f"changes called for {wants - missing} of {wants}; unchanged by a second time {len(mine) - len(moved)}; "
            f"left as they were {untouched}; fewer negations in {negated} (polite phrases that were cut); figures added in {grown}"
        )
        if part == "tuning" and "--wrong" in argv:
            for row, out in mine:
                if lost[row["id"]] or missed[row["id"]] or row["id"] in moved or "--all" in argv:
                    print(
                        f"  {row['id']} lost {lost[row['id']]} missed {missed[row['id']]}\n    was {row['text']!r}\n    is  {out.text!r}"
                    )
                    if row["id"] in moved:
                        print(f"    again {again[row['id']]!r}")


def _marks(text: str) -> list[float]:
    """Surface features, each a rate a word or a sentence."""
    words = re.findall(r"[\w'’]+", text) or [""]
    sentences = [p for p in re.split(r"(?<=[.!?])\s+", text) if p]
    n = len(words)

    def rate(pattern: str) -> float:
        return len(re.findall(pattern, text, re.IGNORECASE)) / n

    return [
        n / len(sentences) / 20, rate(r"\w['’](?:m|re|ve|ll|d|t|s)\b") * 10, text.count("!") / len(sentences), text.count("?") / len(sentences),
        rate(r"\d") * 5, rate(r"\b(?:thank|thanks|grateful|glad|appreciate|kind)\w*") * 20, rate(r"\bplease\b") * 20, rate(r"\b(?:love|dream|imagine|idea\w*|excited|story|wild)\b") * 20,
        rate(r"\b(?:could|would) (?:you|i|we)\b") * 20, rate(r"\b(?:do|does|did|is|are|was|were|have|has|not) not\b|\bI (?:am|have|would|will)\b") * 20,
        rate(r"\b(?:first|second|third|therefore|because|according|compared)\b") * 20, rate(r"\b(?:felt|feel|hard|sorry|hope|together|worried)\b") * 20, rate(r"\b(?:we|us|our|let's)\b") * 10,
        rate(r"\b(?:maybe|perhaps|just|kind of|sort of|guess|wondering|possibly)\b") * 20,
    ]  # fmt: skip


def _described(texts: Sequence[str]) -> Any:
    import numpy as np

    from assistant.retrieve.embedding import embed

    bare = [re.sub(r"(?m)^Subject:.*$", "", t) for t in texts]
    return np.hstack([np.array(embed(bare)), np.array([_marks(t) for t in bare])])


def styles(_argv: Sequence[str]) -> None:
    """Whether a classifier that knows nothing of the operations sees the target style better after than before.

    It is fitted on texts written in each style, none of them a result of reframing.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    train = read_rows("styles_train.jsonl")
    features, labels = _described([r["text"] for r in train]), [r["style"] for r in train]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.02, max_iter=2000))
    folds = StratifiedKFold(5, shuffle=True, random_state=7)
    print(
        f"classifier: {len(train)} texts, accuracy {cross_val_score(model, features, labels, cv=folds).mean():.3f} in five folds"
    )
    model.fit(features, labels)
    rows = read_rows("texts.jsonl")
    for part in PARTS:
        mine = [row for row in rows if part_of(row["id"]) == part]
        before, after = ([row["text"] for row in mine], [run_row(row).text for row in mine])
        chances = [model.predict_proba(_described(t)) for t in (before, after)]
        columns = [list(model.classes_).index(row["style"]) for row in mine]
        target = [[c[n][col] for n, col in enumerate(columns)] for c in chances]
        right = [sum(c[n].argmax() == col for n, col in enumerate(columns)) for c in chances]
        up = sum(b > a for a, b in zip(*target, strict=True))
        print(
            f"{part}: {len(mine)} texts; target style named first {right[0]} before, {right[1]} after; its mean chance "
            f"{sum(target[0]) / len(mine):.3f} before, {sum(target[1]) / len(mine):.3f} after; higher after in {up}"
        )
        for style in STYLE_IDS:
            at = [n for n, row in enumerate(mine) if row["style"] == style]
            print(
                f"  {style:<11} {len(at):3d} texts, mean chance {sum(target[0][n] for n in at) / len(at):.3f} -> {sum(target[1][n] for n in at) / len(at):.3f}"
            )


# The least polite mails whose results were read while the operations were mended.
_READ = 40
_KIND_CUES = re.compile(
    r"(?i)\b(?:please|thank\w*|could you|would you|grateful|appreciate\w*|hope|help (?:a lot|me|us)|glad|sorry|I would like|I'd like|I had hoped|if you could)\b"
)
_HARSH_CUES = re.compile(
    r"(?i)\b(?:must|unacceptable|failure|failed|immediately|disappoint\w*|inadequate|inability|incompeten\w*|negligen\w*|poor|careless\w*|obviously|clearly|ridiculous|always|never|expect|demand|warning|"
    r"lack(?:s|ing|luster)?|excuses?|imperative|ignor\w+|mistakes?|pathetic|useless|sloppy|mediocr\w*|lapses?|deficienc\w*|alarming|concerning|underwhelming|subpar|should have|fault)\b|!|\b[A-Z]{5,}\b"
)


def _cues(text: str) -> float:
    words = max(1, len(text.split()))
    return (len(_KIND_CUES.findall(text)) - len(_HARSH_CUES.findall(text))) * 100 / words


def _tone_faults(text: str) -> int:
    return len(faults(text, method_for(None)))


def politeness(argv: Sequence[str]) -> None:
    """The least polite mails of a public set made warm: counts only. The set is read from the folder of `--data`.

    The tone score is `assistant.tone`'s; kind words less harsh ones a hundred words stand beside it as a plain count.
    """
    from assistant.tone import score_tone

    if "--data" not in argv:
        print("politeness: not run; name the folder of email_politeness.jsonl with --data")
        return
    file = Path(argv[list(argv).index("--data") + 1]) / "email_politeness.jsonl"
    mails = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    mails = sorted(mails, key=lambda mail: mail["gold_tone"])[:100]
    results = [(mail["text"].strip(), reframe(mail["text"], "warm")) for mail in mails]
    try:
        scored = score_tone([text for was, out in results for text in (was, out.text)])
        pairs = list(zip(scored[::2], scored[1::2], strict=True))
        raised = sum(b.overall > a.overall for a, b in pairs)
        mean = [sum(pair[n].overall for pair in pairs) / len(pairs) for n in (0, 1)]
        print(
            f"politeness: tone score higher in {raised} of {len(pairs)}, mean {mean[0]:.3f} before, {mean[1]:.3f} after"
        )
    except RetrievalError as error:
        print(f"politeness: tone score unscored. {error}")
    for name, some in (
        ("40 that were read while mending", results[:_READ]),
        ("60 never read", results[_READ:]),
    ):
        print(
            f"politeness, the {name}: kind less harsh words higher in {sum(_cues(out.text) > _cues(was) for was, out in some)} of {len(some)}"
        )
    up = sum(_cues(out.text) > _cues(was) for was, out in results)
    worse = sum(_cues(out.text) < _cues(was) for was, out in results)
    tone = [(_tone_faults(was), _tone_faults(out.text)) for was, out in results]
    whole = sum(
        not any(f.check in {"nothing-lost", "nothing-added"} and f.verdict == "fail" for f in out.findings)
        for _, out in results
    )
    figures = sum(sorted(_FIGURE.findall(was)) == sorted(_FIGURE.findall(out.text)) for was, out in results)
    again = sum(reframe(out.text, "warm").text == out.text for _, out in results)
    print(
        f"politeness: {len(results)} mails made warm; kind less harsh words higher in {up}, lower in {worse}; tone findings "
        f"{sum(a for a, _ in tone)} before, {sum(b for _, b in tone)} after, more in {sum(b > a for a, b in tone)}; every particular kept in {whole}, "
        f"same figures in {figures}; unchanged by a second time {again}; {sum(len(out.changes) for _, out in results) / len(results):.1f} changes a mail"
    )


def main(argv: Sequence[str]) -> None:
    """Print the parts named, or all of them."""
    parts: dict[str, Callable[[Sequence[str]], None]] = {
        "texts": texts,
        "styles": styles,
        "politeness": politeness,
    }
    for name in [a for a in argv if a in parts] or parts:
        parts[name](argv)


if __name__ == "__main__":
    main(sys.argv[1:])
