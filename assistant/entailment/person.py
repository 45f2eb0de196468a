"""A draft says "you" to the peer and its source says the name: both are brought to one form before they are compared."""

from __future__ import annotations

import re

_FORMS = (
    (r"you(?:'|’)re", "{} is"), (r"you(?:'|’)ve", "{} has"), (r"you(?:'|’)ll", "{} will"), (r"you(?:'|’)d", "{} had"),
    (r"you are", "{} is"), (r"are you", "is {}"), (r"you were", "{} was"), (r"were you", "was {}"), (r"you have", "{} has"),
    (r"you do", "{} does"), (r"you don(?:'|’)t", "{} doesn't"), (r"you weren(?:'|’)t", "{} wasn't"), (r"you haven(?:'|’)t", "{} hasn't"),
    (r"yourself", "{}"), (r"yours", "{}'s"), (r"your", "{}'s"), (r"you", "{}"),
)  # fmt: skip


def you_named(text: str, peer_name: str) -> str:
    """Name the peer: "You said X" with Jonas as the peer gives "Jonas said X". Unchanged where no name is given."""
    if not peer_name.strip():
        return text
    for pattern, form in _FORMS:
        named = form.format(peer_name.strip()).replace("\\", r"\\")
        text = re.sub(rf"\b{pattern}\b", named, text, flags=re.IGNORECASE)
    return text


def speaker_as_i(text: str, speaker_name: str) -> str:
    """Put the speaker in the first person: with the name Ana, "Ana's desk" gives "my desk"."""
    if not speaker_name.strip():
        return text
    name = re.escape(speaker_name.strip())
    text = re.sub(rf"\b{name}(?:'|’)s\b", "my", text)
    text = re.sub(rf"\b{name} is\b", "I am", text)
    text = re.sub(rf"\b{name} has\b", "I have", text)
    return re.sub(rf"\b{name}\b", "I", text)
