"""Facts as one says them: days, clauses side by side, shouting. What is quoted stays."""

from __future__ import annotations

import pytest

from assistant.built_in.aloud import aloud


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Thursday 4pm you locked the tool room.", "On Thursday at 4pm you locked the tool room."),
        ("Monday 2 June your crew left the gate open.", "On Monday 2 June your crew left the gate open."),
        ("October 3rd, you signed the order.", "On October 3rd you signed the order."),
        ("You took the keys out of our box Monday.", "You took the keys out of our box on Monday."),
        (
            "You borrowed six trolleys, brought back four.",
            "You borrowed six trolleys, and brought back four.",
        ),
        (
            "You moved the slot, two of my drivers waited.",
            "You moved the slot, and two of my drivers waited.",
        ),
        ("You billed us 9,300 for it!!", "You billed us 9,300 for it."),
        ('You told "nobody reads these" in the round.', 'You said "nobody reads these" in the round.'),
        ("Your lot had the ramp all day.", "Your people had the ramp all day."),
    ],
)
def test_what_is_typed_in_a_hurry_is_said_whole(typed, said):
    assert aloud(typed) == said


@pytest.mark.parametrize(
    "said",
    [
        "Last Tuesday you rang at six.",
        "The Monday meeting was cancelled.",
        "You sent it on Monday, Tuesday and Friday.",
        "When I asked you on the 19th, you laughed.",
        "You rang me at six, I was asleep, and you hung up.",
        "You want it done by Friday, I said.",
        'You shouted "stop!" at my driver.',
        "On 3 May you moved the date, without asking.",
        "Marek, who runs the lab, told you on Monday.",
        "Your lot number 14 was late.",
        "Friday is when you left.",
    ],
)
def test_what_is_whole_stays(said):
    assert aloud(said) == said


def test_a_second_time_changes_nothing():
    once = aloud("Thursday 4pm you took six, brought back four!!")
    assert aloud(once) == once
