"""Tone checks: each finding names the words, the reason with its advice, and a wording that can be accepted.

`check_tone` gives at least one finding a check, so that a profile can be drawn. In a finding that fails, `sentence` is the
sentence to be changed and `replacement` is what it becomes: empty where it is best left out. Where `sentence` is empty there
is no honest rewording, and `suggestion` says what to do.
"""

from assistant.check_tone.check import CHECKS, check_tone
from assistant.check_tone.values import SentenceScores

__all__ = ["CHECKS", "SentenceScores", "check_tone"]
