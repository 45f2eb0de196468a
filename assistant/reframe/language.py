"""What works, and what does not, where a text is not in English."""

from __future__ import annotations

from assistant.schemas import Situation
from assistant.scope import other_language

_LONGEST = 20_000


def language_note(text: str, has_model: bool) -> str:
    """What to say at once about a text that is plainly not English; empty where it is, or may be."""
    language = other_language(Situation(raw=text[:_LONGEST]))
    if not language:
        return ""
    named = language[0].upper() + language[1:] if language.islower() else language
    seen = f"This seems to be in {named}." if " " not in language else f"This seems to be in {language}."
    if has_model:
        return (
            f"{seen} The model you have set can draft and reframe in it, and can judge the result. Our own checks read "
            "English only, so they are shown as unscored. The built-in drafter and reframing are left out."
        )
    return (
        f"{seen} Without a language model First Rung drafts, reframes and checks in English only, so nothing is made of "
        "it. Write it in English, or set a model."
    )
