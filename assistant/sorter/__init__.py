"""Facts told from stories: free text cut into clauses, each sorted by what kind of thing it says."""

from assistant.sorter.by_model import Sorted, sort_story
from assistant.sorter.intake import into_intake
from assistant.sorter.sort import MOST_CHARACTERS, sort_text
from assistant.sorter.values import LABELS, TITLES, Label, SortedClause

__all__ = [
    "LABELS",
    "MOST_CHARACTERS",
    "TITLES",
    "Label",
    "Sorted",
    "SortedClause",
    "into_intake",
    "sort_story",
    "sort_text",
]
