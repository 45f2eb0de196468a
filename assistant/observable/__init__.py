"""Whether words tell what a camera would have recorded, or a judgement about a person."""

from assistant.observable.evidence import has_evidence, has_time
from assistant.observable.fact import Nature, Observed, observe
from assistant.observable.verdict import judges_by_verb_only, judges_someone
from assistant.observable.words import ADVERBS, LABELS

__all__ = [
    "ADVERBS",
    "LABELS",
    "Nature",
    "Observed",
    "has_evidence",
    "has_time",
    "judges_by_verb_only",
    "judges_someone",
    "observe",
]
