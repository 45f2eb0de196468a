"""A language model that judges a text, one prompt a check: heard only where it can tell known texts apart."""

from assistant.judge.bench import Bench, Voting
from assistant.judge.grounds import (
    CHECKS,
    Given,
    Subject,
    grounds_for,
    kind_of_words,
    leader_told,
    stands_on,
    subject_of,
)
from assistant.judge.opinion import Watch, judge_text
from assistant.judge.probes import probes
from assistant.judge.trust import Trust, trust_in
from assistant.judge.values import Graded, Judgement, JudgeReply, LeftOut, Opinion, Vote
from assistant.judge.vote import ask_vote

__all__ = [
    "CHECKS",
    "Bench",
    "Given",
    "Graded",
    "JudgeReply",
    "Judgement",
    "LeftOut",
    "Opinion",
    "Subject",
    "Trust",
    "Vote",
    "Voting",
    "Watch",
    "ask_vote",
    "grounds_for",
    "judge_text",
    "kind_of_words",
    "leader_told",
    "probes",
    "stands_on",
    "subject_of",
    "trust_in",
]
