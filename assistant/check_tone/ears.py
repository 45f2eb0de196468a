"""What may be heard in a sentence that no rule names: from where on it is spoken of, in which check, and in which words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ear:
    """A score or a kind of fault that stands behind a check: from where on it speaks, and what it says."""

    check: str
    score: str
    floor: float
    reason: str
    mend: str


# Together these floors let at most 1 in 100 good sentences of our own be named, 1 in 200 drafted ones, and 1 in 25 that only look
# like a fault (`python -m evals.tone.floors` and `evals.tone.kind_floors`), and none of the drafts that the built-in drafter makes of the cases. They are to be chosen again
# whenever the weights are fitted again. Those of the kinds lie above what the limits alone allow: formal mail is louder than our
# sentences are, so they keep about one in log odds from the loudest good sentence of ours.
EARS: tuple[Ear, ...] = (
    Ear(
        "blame-and-labels", "blame", 0.86, "This may sound like blame, however it was meant.",
        "If it is something you saw, say it with its day and its words. If it is how it was for you, begin with “I”.",
    ),
    Ear(
        "judgement", "judgement", 0.88, "This may sound like a verdict rather than something you both could look at.",
        "Say what was there to see or hear, and leave the weighing for when you talk.",
    ),
    Ear(
        "contempt", "uncivil", 0.80, "This may sting more than you mean it to.",
        "Read it aloud as if it were said to you. Would something plainer do?",
    ),
)  # fmt: skip
KIND_EARS: tuple[Ear, ...] = (
    Ear(
        "threats", "threat", 0.93, "This may sound like a threat, even if none was meant.",
        "Say what you hope for, and what would be better for both of you then.",
    ),
    Ear(
        "threats", "order", 0.90, "This may sound like an order.",
        "Ask for it, so that it can be answered with no. Or say what you hope for.",
    ),
    Ear(
        "apology", "non_apology", 0.96, "This may sound less sorry than you are: for how it was taken, and not for what was done.",
        "Name what you did, say that you are sorry for it, and stop there.",
    ),
    Ear(
        "absolutes", "absolute", 0.90, "This may sound like a rule about them, where you saw it some of the time.",
        "Name the times you saw it, with their dates.",
    ),
    Ear(
        "contempt", "contempt", 0.92, "This may sound as if you looked down on them.",
        "Read it aloud as if it were said to you, and say the plain thing behind it.",
    ),
    Ear(
        "mind-reading", "mind_reading", 0.88, "This may tell them what they think or want, which is theirs to say.",
        "Say what you saw or heard, and ask what was behind it.",
    ),
    Ear(
        "blame-and-labels", "blame", 0.90, "This may lay it at their door, however it was meant.",
        "If it is something you saw, say it with its day and its words, and ask how it came about.",
    ),
    Ear(
        "blame-and-labels", "label", 0.90, "This may sound like a word for who they are rather than for what was done.",
        "Say what was done, and when, and leave out what it makes of them.",
    ),
)  # fmt: skip
ORDER_IN_MENTION = Ear(
    "asks-nothing", "order", 0.90, "This may be heard as something you ask for, and a mention asks for nothing.",
    "Leave it out. Say what you noticed, and stop.",
)  # fmt: skip
# Plain questions and headings sound curt by themselves: they are only doubted where they sound like blame too.
BLAME_BESIDE = 0.6
REASONS = frozenset(ear.reason for ear in (*EARS, *KIND_EARS, ORDER_IN_MENTION))
