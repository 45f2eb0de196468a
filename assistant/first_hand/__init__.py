"""How likely words tell what the leader saw, heard or received, and not a mood, hearsay, a guess or a summary of years."""

from assistant.first_hand.hearsay import is_hearsay
from assistant.first_hand.model import first_hand

__all__ = ["first_hand", "is_hearsay"]
