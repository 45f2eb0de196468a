"""Reframing by the style's operations, or by a model whose words are checked; and taking changes back."""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.ask import total_cost
from assistant.check_faithfulness import situation_text
from assistant.errors import InputError
from assistant.language_model import BUILT_IN, LanguageModel
from assistant.reframe import by_model
from assistant.reframe.built_in import reframe_built_in
from assistant.reframe.checking import checked, scored
from assistant.reframe.language import language_note
from assistant.reframe.meaning import MEANING_FLOOR, Support
from assistant.reframe.tone import method_for
from assistant.reframe.values import Change, Reframed, StyleId
from assistant.schemas import Finding, Kind, Situation


def _complains(given: str, support: Support | None) -> Callable[[str, str], str]:
    """What a model is told where its rewriting does not keep the meaning; empty where it does, or is not scored."""

    def complaint(before: str, after: str) -> str:
        meaning = scored(before, after, given, by_model.changes_between(before, after), support)
        worst = meaning.worst if meaning else None
        if worst and worst.score < MEANING_FLOOR:
            return f"“{worst.sentence}”: what it says was lost or added."
        low = meaning is not None and meaning.score < MEANING_FLOOR
        return "Its meaning is not that of the text." if low else ""

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
        support: how well each text is carried by its source, such as `by_entailment`. A sentence whose change does not keep
            the meaning stays as it was. None leaves that to the exact checks.

    Raises:
        InputError: the text is empty or too long, or the style is not known.
    """
    foreign = bool(language_note(text, has_model=True))
    if foreign and model is not None:
        plain = _unscored(reframe_built_in(text, style, situation=situation, kind=kind, strength=0.0))
        support = None
    else:
        plain = reframe_built_in(
            text, style, situation=situation, kind=kind, strength=strength, support=support
        )
    if model is None or strength <= 0:
        return plain
    started, original, method = time.perf_counter(), plain.original, method_for(kind)
    given = situation_text(situation) if situation else ""
    after, why, replies = by_model.rewrite(
        model, original, style, situation, method, _complains(given, support), english=not foreign
    )
    cost = total_cost(replies)
    if not after:
        whose = "These are your own words." if foreign else "This is the built-in reframing."
        notice = f"{whose} The model {model.name} was asked first, and could not be used. {why}"
        seconds = plain.seconds + time.perf_counter() - started
        return plain.model_copy(
            update={"notices": (notice, *plain.notices), "cost_usd": cost, "seconds": seconds}
        )
    changes = by_model.changes_between(original, after)
    count = max(1, round(strength * len(changes))) if changes else 0
    out = plain.model_copy(update={"reframed_by": model.name, "cost_usd": cost, "questions": ()})
    done = _by_model_with(out, changes[:count], (), support)
    done = _unscored(done) if foreign else done
    return done.model_copy(update={"seconds": time.perf_counter() - started, "strength": strength})


def _unscored(done: Reframed) -> Reframed:
    """The same without the findings of checks that read English only."""
    says = "Our checks read English only, so this was not scored."
    findings = (Finding(check="language", verdict="unscored", score=None, reason=says),)
    return done.model_copy(update={"findings": findings, "meaning": None, "questions": ()})


def _by_model_with(
    was: Reframed, changes: tuple[Change, ...], taken_back: tuple[str, ...], support: Support | None
) -> Reframed:
    text, placed, marks = by_model.with_only(was.original, changes)
    given = situation_text(was.situation) if was.situation else ""
    meaning = scored(was.original, text, given, placed, support)
    findings = checked(was.original, text, given, method_for(was.kind), meaning)
    return was.model_copy(
        update={
            "text": text,
            "changes": placed,
            "marks": marks,
            "taken_back": taken_back,
            "findings": findings,
            "meaning": meaning,
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
        foreign = any(f.check == "language" for f in reframed.findings)
        done = _by_model_with(reframed, left, taken_back, None if foreign else support)
        return _unscored(done) if foreign else done
    again = reframe_built_in(
        reframed.original, reframed.style, situation=reframed.situation, kind=reframed.kind, support=support,
        allowed=frozenset(c.id for c in left), taken_back=taken_back,
    )  # fmt: skip
    return again.model_copy(
        update={"strength": reframed.strength, "notices": reframed.notices, "cost_usd": reframed.cost_usd}
    )
