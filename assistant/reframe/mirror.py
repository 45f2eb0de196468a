"""What the leader may look at in themselves first: projection where the two are alike, and one's own way of control."""

from __future__ import annotations

import re

from assistant.reframe.styles import styles
from assistant.reframe.values import Caution, StyleId

_REPROACH = re.compile(
    r"(?i)\b(?:always|never|constantly|again|control\w*|micromanag\w*|interrupt\w*|ignor\w+|late|rude|slow|vague|blunt|cold|"
    r"pushy|bossy|lazy|careless|unacceptable|disappoint\w*|annoy\w*|irritat\w*|frustrat\w*|every single time|attitude|too (?:\w+))\b"
)
_CONTROL = re.compile(
    r"(?i)\b(?:control\w*|micromanag\w*|approv\w+|sign[- ]?off|check(?:s|ed|ing)? (?:up|every\w*|with me)|run (?:it|this|them) by|must|have to|make sure|immediately|"
    r"before you|without (?:asking|telling|my)|from now on|expect|insist\w*|over my head|copied? (?:me|my)|behind my back|involve me)\b"
)


def mirror(own_style: StyleId | None, peer_style: StyleId | None, text: str) -> tuple[Caution, ...]:
    """Kind cautions for the leader about these words; none where nothing in the text calls for one.

    `projection` needs two like styles and a reproach in the text; `control` an own style and words about control.
    `text` is what the leader wrote: the words to reframe, or the situation as one text.
    """
    found = []
    if own_style is not None and own_style == peer_style and _REPROACH.search(text):
        name = styles()[own_style].name.lower()
        says = (
            f"You see yourself and them as {name}. We tend to be hardest on what we do ourselves. "
            f"Is anything of what bothers you here something that you do too?"
        )
        found.append(Caution(id="projection", says=says, advice="raymond-projection"))
    if own_style is not None and _CONTROL.search(text):
        says = (
            "Every style has its own way of keeping control. One way it may show in yours: "
            f"{styles()[own_style].control}. Have a look whether some of that is in these words, before you look for it in them."
        )
        found.append(Caution(id="control", says=says, advice="raymond-own-control"))
    return tuple(found)
