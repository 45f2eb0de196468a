"""Makes the rows of other voices: `python -m evals.voices`.

Reads `evals/validation/flaws/voices.yaml`, whole texts as many leaders would write them, each good as it stands and with one
fault at a time, and writes `voices_tuning.jsonl` and `voices_measuring.jsonl` beside it, a situation wholly in one of them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from assistant.schemas import Cited, Sentence, Yours
from assistant.sentences import split_sentences
from evals.make_flaws import half_of, situation_of, unmarked

FOLDER = Path(__file__).parent / "validation" / "flaws"
_MARK = re.compile(r"\s*\{([a-z0-9-]+)\}")
Row = dict[str, Any]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text; ids in braces after a sentence are what it cites, all others are the leader's own."""
    out: list[Sentence] = []
    at = 0
    pieces = [(m.start(), m.end(), m[1]) for m in _MARK.finditer(text)]
    for start, end, advice in [*pieces, (len(text), len(text), "")]:
        said = split_sentences(text[at:start])
        out += [Sentence(text=s, origins=(Yours(field="raw"),)) for s in said]
        if advice and said:
            out[-1] = Sentence(text=said[-1], origins=(Cited(advice=advice),))
        elif advice:
            out[-1] = Sentence(text=out[-1].text, origins=(*out[-1].origins, Cited(advice=advice)))
        at = end
    return out


def rows_of(written: Row) -> list[Row]:
    """The rows of one situation: each text as it stands, and once with each fault."""
    told = situation_of(written).model_dump(mode="json", exclude_defaults=True)
    rows: list[Row] = []
    for text in written["texts"]:
        versions = [("none", text["text"])]
        for flaw, old, new in text["edits"]:
            if old not in text["text"]:
                raise ValueError(f"{written['id']}: {old!r} is not in the text")
            versions.append((flaw, text["text"].replace(old, new, 1)))
        for named, marked in versions:
            flaw, _, step = named.partition(":")
            clean, span = unmarked(marked)
            said = sentences_of(re.sub(r"\s+", " ", clean))
            rows.append({
                "id": f"{written['id']}-{text['method']}-{len(rows):02d}", "situation_id": written["id"], "situation": told,
                "method": text["method"], "made": "other voice",
                "sentences": [s.model_dump(mode="json", by_alias=True) for s in said],
                "flaw": flaw, "span": step or ("" if flaw == "none" else span),
            })  # fmt: skip
    return rows


def main() -> None:
    """Write both halves."""
    halves: dict[str, list[Row]] = {"tuning": [], "measuring": []}
    for written in yaml.safe_load((FOLDER / "voices.yaml").read_text(encoding="utf-8")):
        halves[half_of(written["id"])] += rows_of(written)
    for half, rows in halves.items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (FOLDER / f"voices_{half}.jsonl").write_text(lines, encoding="utf-8")
        print(f"{half}: {len(rows)} texts of other voices")


if __name__ == "__main__":
    main()
