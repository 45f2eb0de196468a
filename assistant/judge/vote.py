"""One vote: a judge is asked, and a reply that lies about the text is sent back."""

from __future__ import annotations

from assistant.ask import ask, total_cost
from assistant.errors import ModelError, ModelRefused, ModelUnreachable
from assistant.judge.grounds import Given
from assistant.judge.quotes import as_shown, is_echo, standing
from assistant.judge.values import Fault, JudgeReply, Vote
from assistant.language_model import LanguageModel, spoken
from assistant.prompt_files import load_prompt

_LONGEST = 400
_FEWEST = 2
# That something is missing cannot be quoted.
_NEEDS_NO_QUOTE = ("useful",)


def ask_vote(judge: LanguageModel, check: str, given: Given) -> Vote:
    """The vote of one judge on `given["draft"]`. Whatever goes wrong, it is a vote without a verdict."""
    try:
        answer = ask(
            judge,
            load_prompt(f"judge_{check}"),
            given,
            JudgeReply,
            lambda reply: complaints(reply, check, given["draft"]),
        )
    except ModelError as error:
        cost = total_cost(spoken(error))
        return Vote(
            judge=judge.name,
            verdict=None,
            reason=str(error)[:_LONGEST],
            fault=_fault(error),
            cost_usd=cost,
        )
    # Whatever else a judge's library does must not end the work of others.
    except Exception as error:
        said = f"{type(error).__name__}: {error}"[:_LONGEST]
        return Vote(judge=judge.name, verdict=None, reason=said, fault="crash")
    reply = answer.value
    quote = standing(given["draft"], reply.quote) or reply.quote
    return Vote(
        judge=judge.name, verdict=reply.verdict, reason=reply.reason, quote=quote, cost_usd=answer.cost_usd
    )


def complaints(reply: JudgeReply, check: str, text: str) -> list[str]:
    """What is wrong with a reply of the right shape: a failure names words of the text, a reason is the judge's own."""
    shown = as_shown(text)
    said = []
    if reply.verdict == "fail" and check not in _NEEDS_NO_QUOTE and not reply.quote.strip():
        said.append("a fail needs the words that made it fail, in `quote`")
    if reply.quote.strip() and not standing(text, reply.quote) and not standing(shown, reply.quote):
        said.append("`quote` does not stand in the graded text; copy it word for word")
    if len(reply.reason.split()) < _FEWEST:
        said.append("`reason` says nothing; say in a sentence what you saw")
    if is_echo(shown, reply.reason):
        said.append("`reason` only repeats the graded text; say in your own words what you saw")
    return said


def _fault(error: ModelError) -> Fault:
    if isinstance(error, ModelUnreachable):
        return "lost"
    return "refused" if isinstance(error, ModelRefused) else "reply"
