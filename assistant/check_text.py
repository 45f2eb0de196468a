"""Checks any text, such as an e-mail about to be sent: its tone, and where a situation is given, its faithfulness."""

from __future__ import annotations

from assistant.check_faithfulness import check_faithfulness
from assistant.check_tone import check_tone
from assistant.errors import InputError
from assistant.library import library
from assistant.schemas import Draft, Finding, Sentence, Situation, Yours
from assistant.sentences import split_sentences

MOST_CHARACTERS = 20_000


def check_text(
    text: str, method: str, situation: Situation | None = None, *, in_form: bool = False
) -> tuple[Finding, ...]:
    """Findings on a text, under the limits of a method; every sentence of it counts as the leader's own.

    Tone is read by rules, and by the classifier where no rule speaks. `in_form`: the text should also do the method's steps.

    Raises:
        InputError: the text is empty or too long.
    """
    if not text.strip():
        raise InputError("Expected a text to check, got none. Write at least one sentence.")
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"Expected at most {MOST_CHARACTERS:,} characters to check, got {len(text):,}. Check a part of it."
        )
    limits = library().methods[method]
    tone = check_tone(text, limits)
    if situation is None:
        return tone
    sentences = tuple(Sentence(text=s, origins=(Yours(field="raw"),)) for s in split_sentences(text))
    draft = Draft(method=limits.id, sentences=sentences)
    return (*check_faithfulness(draft, situation, library().advice, limits if in_form else None), *tone)
