"""The topics that First Rung is not for, the gravest first, what is said to each, and who can help instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SAID = {
    "life": "If a life may be in danger, call the emergency services now, or a crisis line in your country; stay with the "
    "person, or with someone, if you can. A doctor or a person of trust can help too. First Rung is not made for this.",
    "threat": "This sounds like a threat or violence. Get to safety first, and call the police or security where needed. Then "
    "tell HR or a person of trust. A talk between peers is not the place for it, and you should not have to hold it alone.",
    "harassment": "This sounds like harassment. That is not a matter for a talk between peers. HR, a confidential counsellor, "
    "a works council or a lawyer can protect those concerned and take it up. Keep notes of what happened.",
    "discrimination": "This sounds like discrimination. HR, an equality officer or a lawyer is the right place for it, and not a "
    "talk between peers. Keep notes of what happened.",
    "retaliation": "This sounds like retaliation. Someone who reports a concern must not pay for it. HR, compliance or a lawyer "
    "can protect the one who spoke up. A talk between peers is not the place for it.",
    "health": "This touches someone's health. A doctor, an occupational health service, HR or a person of trust can help. First "
    "Rung does not draft words about anyone's health.",
    "legal": "This is a legal or a disciplinary matter. HR, compliance or a lawyer can help you there, best before you talk to "
    "the other person. The sources of First Rung speak of tense relationships between peers, and not of this.",
    "spying": "First Rung does not help with watching, recording or tracking people in secret, nor with using what was found "
    "that way. Ask the other openly, or take your worry to HR or compliance.",
    "pay": "This is about pay. HR, your own boss or a works council can take it up. The sources of First Rung speak of tense "
    "relationships between peers, and not of this.",
    "report": "This is about someone who reports to you. HR can help with appraisals, warnings and changes of role. First Rung "
    "is for talks between peers.",
    "beyond": "This goes beyond the first rung: consequences, ultimatums, sanctions and terminations are not covered by the "
    "sources, so nothing is drafted. Your shared boss or HR can help with what comes next. If you have not yet talked openly, "
    "a reset or a request comes before it.",
    "against": "First Rung does not help to use a talk against someone. The honest version is open to you: tell them what you "
    "saw and what it led to, say what you want and why, own your part, and ask how they see it. If you are not sorry, leave the "
    "apology out and ask for what you need. It will draft that with you gladly.",
}


def gravest(topics: Iterable[str]) -> str:
    """The topic that must be answered first, or the empty string where there is none."""
    found = set(topics)
    return next((topic for topic in SAID if topic in found), "")


def says(topic: str) -> str:
    """Why nothing is drafted on a topic, and who can help."""
    return SAID[topic]
