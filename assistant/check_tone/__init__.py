"""Tone checks: each finding names the words, the reason with its advice, and a wording that can be accepted.

`check_tone` gives at least one finding a check, so that a profile can be drawn. In a finding that fails, `sentence` is the
sentence to be changed and `replacement` is what it becomes: empty where it is best left out. Where `sentence` is empty there
is no honest rewording, and `suggestion` says what to do.

Rules name what language shows plainly. Sentences that no rule names are put to the classifier of tone; what it hears is said
as a doubt (`is_doubt`), with the clauses that sound well alone as a wording where there are such.
"""

from assistant.check_tone.check import CHECKS, check_tone
from assistant.check_tone.classifier import is_doubt
from assistant.check_tone.values import SentenceScores

__all__ = ["CHECKS", "SentenceScores", "check_tone", "is_doubt"]
