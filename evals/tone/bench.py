"""What the classifier of tone costs while a text is edited: `python -m evals.tone.bench [--times N]`.

A text of about 120 words is checked, one sentence of it is edited, and it is checked again: by the rules alone, by rules and
classifier with each sentence read once, and as it would be if every sentence were read anew. Milliseconds, medians.
"""

from __future__ import annotations

import argparse
from statistics import median
from time import perf_counter

from assistant.check_tone import check_tone
from assistant.library import library
from assistant.tone import kinds_of_sentence, tone_of_sentence
from assistant.tone.model import forget

TEXT = (
    "Nadia, thank you for making time before the shift. I want to talk about the two weeks since the new line came in. "
    "On Monday the labels arrived at ten past nine, and the first pallet was due at nine. On Thursday I heard about the change "
    "of supplier from a driver. I was short with your deputy on the phone, and I am sorry for that. My people stayed until seven "
    "on both days to catch up. What I would like is one short call before anything moves. I don't know what those days looked "
    "like from your side. How was it for you, and what did I not see? If you would rather think first, take the day."
)
_EDITED = "My people stayed until {n} minutes past seven on both days to catch up."
_WAS = "My people stayed until seven on both days to catch up."


def once(n: int, way: str) -> float:
    """Milliseconds for checking the text after an edit that was not seen before."""
    text = TEXT.replace(_WAS, _EDITED.format(n=n))
    if way == "anew":
        for kept in (tone_of_sentence, kinds_of_sentence):
            kept.cache_clear()
        forget()
    begun = perf_counter()
    check_tone(text, library().methods["reset"], () if way == "rules" else None)
    return 1000 * (perf_counter() - begun)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30)
    times = parser.parse_args().times
    begun = perf_counter()
    check_tone(TEXT, library().methods["reset"])
    print(
        f"{len(TEXT.split())} words; the first check, with both models loaded: {perf_counter() - begun:.1f} s"
    )
    ways = {
        "rules": "rules alone",
        "kept": "rules and classifier",
        "anew": "the same, every sentence read anew",
    }
    found: dict[str, list[float]] = {way: [] for way in ways}
    for at in range(times):  # by turns, so that a busy moment falls on all of them
        for number, way in enumerate(ways):
            found[way].append(once(len(ways) * at + number + 1, way))
    for way, name in ways.items():
        print(f"{name}: {median(found[way]):.1f} ms, the slowest {max(found[way]):.1f} ms")


if __name__ == "__main__":
    main()
