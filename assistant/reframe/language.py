"""What works, and what does not, where a text is not in English."""

from __future__ import annotations

import re

from assistant.schemas import Situation
from assistant.scope import other_language

_LONGEST = 20_000
# Words that a short message in each language can hardly do without, for texts too short to count otherwise.
_COMMON = {
    "German": "ich du sie wir ihr nicht und der die das bitte danke mit dir dich mir mich für ist haben kannst könntest bis",
    "French": "je tu vous nous ne pas et le la les des merci bonjour pour avec est avez avant peux pourrais s'il mon ton votre",
    "Spanish": "yo tú usted no y el los las por favor gracias hola para con es puedes podrías antes mi tu del que",
    "Portuguese": "eu você não e os as obrigado obrigada olá para com é pode poderia antes meu seu que favor",
    "Italian": "io tu lei non e il gli grazie ciao per con è puoi potresti prima mio tuo che favore",
    "Dutch": "ik jij u wij niet en het een dank alsjeblieft met voor is hebt kun zou mijn jouw",
    "Hindi": "main mein tum tumne aap hai hain hoon nahi nahin kya ke ko ka ki aur mere mera kyunki baat karna",
}
_ENGLISH = frozenset(
    "the and you i we to of is are was were please thanks for on in my your it that this not have with by at be will can could me our".split()
)


def _short_text(text: str) -> str:
    """The language of a short text without one common English word, where it holds two of another language."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    if len(words) < 3 or any(w in _ENGLISH - {"is", "me", "on", "in"} for w in words):
        return ""
    counts = {name: len(set(words) & set(common.split())) for name, common in _COMMON.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= 2 else ""


def language_note(text: str, has_model: bool) -> str:
    """What to say at once about a text that is plainly not English; empty where it is, or may be."""
    language = other_language(Situation(raw=text[:_LONGEST])) or _short_text(text[:_LONGEST])
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
