"""The least polite mails of a public set made warm: counts only. A part of `python -m evals.reframe`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import RetrievalError
from assistant.reframe import reframe
from assistant.reframe.built_in import reframe_built_in
from assistant.reframe.tone import faults, method_for

if TYPE_CHECKING:
    from assistant.reframe import Reframed

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# Whole sentences of courtesy: what is left without them is softening.
_COURTESY = frozenset({"open_kindly", "close_kindly"})
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


def _without_courtesy(done: Reframed) -> str:
    ids = frozenset(c.id for c in done.changes if c.operation not in _COURTESY)
    return reframe_built_in(done.original, done.style, allowed=ids).text


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
    bare = [_without_courtesy(out) for _, out in results]
    try:
        scored = score_tone(
            [text for (was, _), out in zip(results, bare, strict=True) for text in (was, out)]
        )
        raised = sum(b.overall > a.overall for a, b in zip(scored[::2], scored[1::2], strict=True))
        print(f"politeness: tone score higher in {raised} of {len(bare)} without an added greeting or thanks")
    except RetrievalError:
        pass
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
