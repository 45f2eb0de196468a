"""How many facts come out right in the second person: `python -m evals.second_person [FILE…] [--wrong]`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from assistant.schemas import Peer, Person, Situation
from assistant.second_person import address
from assistant.tidy import finish, tidy

DATA = Path(__file__).parent / "validation" / "second_person"


def surface(text: str) -> str:
    """What is compared: words in order, without case, apostrophes or end marks."""
    text = re.sub(r"[’'‘]", "", text.lower())
    text = text.translate(str.maketrans({"“": '"', "”": '"', "\u00a0": " "}))
    return re.sub(r"\s+", " ", re.sub(r"[.\s]+$", "", text.replace('."', '"'))).strip()


def judge(row: dict) -> tuple[str, str]:
    """One of right, asked, wrong, and the text that came out."""
    situation = Situation(me=Person(**row["me"]), peer=Peer(**row["peer"]), happened=(row["fact"],))
    spoken = address(row["fact"], situation)
    # The accepted forms were written before shorthand came out in full: `thurs` and `Thursday` are the same.
    if surface(spoken.text) in {
        surface(form) for text in row["accepted"] for form in (text, finish(tidy(text)))
    }:
        return "right", spoken.text
    return ("asked" if spoken.unsure else "wrong"), spoken.text


def main(argv: list[str]) -> None:
    """Print the table; with --wrong also each fact that did not come out right."""
    files = [Path(a) for a in argv if not a.startswith("-")] or [
        DATA / "tuning.jsonl",
        DATA / "measuring.jsonl",
    ]
    for file in files:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        results = [(row, *judge(row)) for row in rows]
        counts = {name: sum(r[1] == name for r in results) for name in ("right", "asked", "wrong")}
        fair = sum(r[1] == "asked" and r[0]["ask_ok"] for r in results)
        print(
            f"{file.stem}: {len(rows)} facts, right {counts['right']} ({counts['right'] / len(rows):.1%}), "
            f"asked {counts['asked']} (of them {fair} where asking is fair), wrong {counts['wrong']}"
        )
        if "--wrong" in argv:
            for row, verdict, came in results:
                if verdict != "right":
                    print(
                        f"  {verdict} {row['id']} [{row['me']['name']}|{row['peer']['name']}|{row['peer']['role']}] "
                        f"\n     typed {row['fact']}\n     came  {came}\n     right {' // '.join(row['accepted'])}"
                    )


if __name__ == "__main__":
    main(sys.argv[1:])
