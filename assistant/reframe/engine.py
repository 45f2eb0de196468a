"""Reframing by the style's operations, or by a model whose words are checked; and taking changes back."""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.ask import total_cost
from assistant.check_faithfulness import situation_text
from assistant.check_tone import check_tone
from assistant.errors import InputError
from assistant.language_model import BUILT_IN, LanguageModel
from assistant.reframe import by_model
from assistant.reframe.ask_leader import questions_for
from assistant.reframe.operations.common import Context
from assistant.reframe.particulars import particular_findings
from assistant.reframe.run import Outcome, Run, change_of, marks_of
from assistant.reframe.styles import all_styles, styles
from assistant.reframe.tone import method_for, new_faults
from assistant.reframe.values import Change, Reframed, Style, StyleId
from assistant.schemas import Finding, Kind, Method, Situation

Support = Callable[[str, str], float]
LONGEST = 20_000
# Below this a result is shown with a finding that its meaning may have moved.
SUPPORT_FLOOR = 0.5


def _run(text: str, style: Style, context: Context, allowed: frozenset[str] | None) -> Outcome:
    given = situation_text(context.situation) if context.situation else ""
    return Run(text, style, context, allowed, given).outcome()


def _no_worse(text: str, style: Style, context: Context, outcome: Outcome, method: Method) -> Outcome:
    """Without the changes that would make the tone worse than it was: one of them where that is enough."""
    while outcome.made and new_faults(text, outcome.words.chars, method):
        ids = [m.id for m in outcome.made]
        for culprit in reversed(ids):
            fewer = _run(text, style, context, frozenset(ids) - {culprit})
            if not new_faults(text, fewer.words.chars, method):
                return fewer
        outcome = _run(text, style, context, frozenset(ids[:-1]))
    return outcome


def _changes(outcome: Outcome) -> tuple[Change, ...]:
    operations = all_styles().operations
    found = []
    for made in outcome.made:
        about = operations[made.use.name]
        found.append(change_of(made, outcome.words, (about.title, about.reason, about.advice)))
    return tuple(found)


def checked(
    original: str,
    text: str,
    situation: Situation | None,
    method: Method,
    support: Support | None,
    glue: int = 0,
) -> tuple[Finding, ...]:
    """Findings on a result: particulars in both directions, tone, and its meaning where `support` is given.

    `glue` counts negations that went with words of no content, such as `no worries if not`.
    """
    given = situation_text(situation) if situation else ""
    found = [*particular_findings(original, text, given, glue), *check_tone(text, method)]
    if support is not None:
        score = min(support(original, text), support(text, original)) if original != text else 1.0
        verdict = "pass" if score >= SUPPORT_FLOOR else "fail"
        found.append(
            Finding(
                check="meaning",
                verdict=verdict,
                score=round(max(0.0, min(1.0, score)), 3),
                reason="Read against your words, in both directions.",
            )
        )
    return tuple(found)


def reframe_built_in(
    text: str,
    style: StyleId,
    *,
    situation: Situation | None = None,
    kind: Kind | None = None,
    strength: float = 1.0,
    support: Support | None = None,
    allowed: frozenset[str] | None = None,
    taken_back: tuple[str, ...] = (),
) -> Reframed:
    """Reframe by the style's operations. `allowed` limits it to these change ids.

    Raises:
        InputError: the text is empty or too long, or the style is not known.
    """
    started = time.perf_counter()
    text = text.replace("\r\n", "\n").strip()
    if not text or len(text) > LONGEST:
        raise InputError(
            f"Expected a text of 1 to {LONGEST} characters, got {len(text)}. Give the words to reframe."
        )
    if style not in styles():
        raise InputError(f"Expected a style out of {', '.join(styles())}, got {style!r}. Choose one.")
    method = method_for(kind)
    context = Context(style=style, situation=situation, kind=kind, limits=method.limits)
    outcome = _run(text, styles()[style], context, allowed)
    if strength < 1:
        keep = frozenset(m.id for m in outcome.made if m.use.level <= strength)
        outcome = _run(text, styles()[style], context, keep)
    outcome = _no_worse(text, styles()[style], context, outcome, method)
    result = outcome.words.chars
    glue = sum(made.glue for made in outcome.made)
    return Reframed(
        text=result, original=text, style=style, strength=strength, changes=_changes(outcome), marks=tuple(marks_of(outcome.words)),
        taken_back=taken_back, questions=questions_for(outcome, context), findings=checked(text, result, situation, method, support, glue),
        situation=situation, kind=kind, seconds=time.perf_counter() - started,
    )  # fmt: skip


def _meaning(support: Support | None) -> Callable[[str, str], str]:
    def complaint(before: str, after: str) -> str:
        if support is None or min(support(before, after), support(after, before)) >= SUPPORT_FLOOR:
            return ""
        return "Its meaning is not that of the text."

    return complaint


def reframe(
    text: str,
    style: StyleId,
    *,
    situation: Situation | None = None,
    kind: Kind | None = None,
    strength: float = 1.0,
    model: LanguageModel | None = None,
    support: Support | None = None,
) -> Reframed:
    """Put a text the way a style hears it best, and say what was changed.

    Args:
        text: 1 to 20,000 characters: a draft, or anything pasted.
        style: whose way.
        situation: what the leader told; context, evidence and the shared aim come from it and from nowhere else.
        kind: the method of a draft, whose limits hold; None for a pasted text.
        strength: from 0, as I am, to 1, as they are.
        model: who rewrites; None for the built-in operations, which also stand in where the model's words do not hold.
        support: how well a text carries another (source, text), 0 to 1; None leaves that to the exact checks.

    Raises:
        InputError: the text is empty or too long, or the style is not known.
    """
    plain = reframe_built_in(text, style, situation=situation, kind=kind, strength=strength, support=support)
    if model is None or strength <= 0:
        return plain
    started, original, method = time.perf_counter(), plain.original, method_for(kind)
    after, why, replies = by_model.rewrite(model, original, style, situation, method, _meaning(support))
    cost = total_cost(replies)
    if not after:
        notice = f"This is the built-in reframing. The model {model.name} was asked first, and could not be used. {why}"
        return plain.model_copy(
            update={
                "notices": (notice, *plain.notices),
                "cost_usd": cost,
                "seconds": plain.seconds + time.perf_counter() - started,
            }
        )
    changes = by_model.changes_between(original, after)
    count = max(1, round(strength * len(changes))) if changes else 0
    out = plain.model_copy(update={"reframed_by": model.name, "cost_usd": cost})
    done = _by_model_with(out, changes[:count], (), support)
    return done.model_copy(update={"seconds": time.perf_counter() - started})


def _by_model_with(
    was: Reframed, changes: tuple[Change, ...], taken_back: tuple[str, ...], support: Support | None
) -> Reframed:
    text, placed, marks = by_model.with_only(was.original, changes)
    findings = checked(was.original, text, was.situation, method_for(was.kind), support)
    return was.model_copy(
        update={
            "text": text,
            "changes": placed,
            "marks": marks,
            "taken_back": taken_back,
            "findings": findings,
        }
    )


def without(reframed: Reframed, change_id: str, *, support: Support | None = None) -> Reframed:
    """The same reframing with one change taken back. The others stay, but for what was done to words that it had added.

    Raises:
        InputError: there is no change with this id.
    """
    known = [c.id for c in reframed.changes]
    if change_id not in known:
        raise InputError(
            f"Expected the id of a change out of {known!r}, got {change_id!r}. Choose one of them."
        )
    left = tuple(c for c in reframed.changes if c.id != change_id)
    taken_back = (*reframed.taken_back, change_id)
    if reframed.reframed_by != BUILT_IN:
        return _by_model_with(reframed, left, taken_back, support)
    again = reframe_built_in(
        reframed.original, reframed.style, situation=reframed.situation, kind=reframed.kind, support=support,
        allowed=frozenset(c.id for c in left), taken_back=taken_back,
    )  # fmt: skip
    return again.model_copy(
        update={"strength": reframed.strength, "notices": reframed.notices, "cost_usd": reframed.cost_usd}
    )
