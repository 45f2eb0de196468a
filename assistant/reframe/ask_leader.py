"""What the leader is asked for, where a style wants something that may not be invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.reframe.operations.common import THANKS, WISH, Context
from assistant.reframe.operations.judging import JUDGED
from assistant.reframe.operations.labels import labels_left
from assistant.reframe.particulars import exact
from assistant.reframe.styles import styles
from assistant.tidy import quoted_spans

if TYPE_CHECKING:
    from assistant.reframe.run import Outcome


def _for_label(before: str) -> str:
    return f"“{before.strip(' .,')}” is a judgement. What did you see or hear? Say that instead, if you can."


def questions_for(outcome: Outcome, context: Context) -> tuple[str, ...]:
    """Questions to the leader. Nothing is asked for a mention but what a label stood for."""
    asked = [_for_label(m.before) for m in outcome.made if m.use.name == "reword_label" and m.before]
    asked += [_for_label(label) for label in labels_left(outcome.words.chars)]
    asked += [
        _for_label(m.before)
        for m in outcome.made
        if m.use.name == "own_the_blame" and JUDGED.search(m.before)
    ]
    if context.kind == "mention":
        return tuple(dict.fromkeys(asked))
    result = outcome.words.chars
    uses = {use.name for use in styles()[context.style].operations}
    facts = bool(exact(result)) or bool(quoted_spans(result))
    if "add_evidence" in uses and not facts:
        asked.append("When was that, and how often? A date or a number helps someone who goes by facts.")
    if "acknowledge_effort" in uses and not THANKS.search(result):
        asked.append("Is there something they did that helped you? If so, start with it, in your own words.")
    if "name_shared_aim" in uses and not WISH.search(result):
        asked.append(
            "What do you hope for, for both of you? Said in a sentence, it shows that you are on the same side."
        )
    return tuple(dict.fromkeys(asked))
