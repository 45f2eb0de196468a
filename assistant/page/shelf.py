"""The library as the page shows it: what to choose by, what fits a search, and where an item is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.library import library
from assistant.schemas import Advice, Method
from assistant.settings import Settings

ANY = ""
_MOST = 20


def people() -> list[str]:
    """Everyone who is credited, by name."""
    return sorted({item.person for item in library().advice.values()})


def articles() -> list[str]:
    """Every article, by title."""
    return sorted({item.article for item in library().advice.values()})


def methods() -> Mapping[str, Method]:
    """Every method, by id."""
    return library().methods


def find(
    query: str, settings: Settings, *, person: str = ANY, article: str = ANY, method: str = ANY
) -> list[Advice]:
    """Advice that fits all that was chosen; with a query the best first, without one in the library's order.

    Raises:
        RetrievalError: the index cannot be used.
    """
    items = list(library().advice.values())
    if query.strip():
        from assistant.retrieve import find_advice

        items = [fit.advice for fit in find_advice(query, settings.cache_dir, len(items))]
    wanted: dict[str, Any] = {"person": person, "article": article}
    kept = [item for item in items if all(not v or getattr(item, k) == v for k, v in wanted.items())]
    kept = [item for item in kept if not method or method in item.methods or method in dict(used_in(item.id))]
    return kept[:_MOST] if query.strip() else kept


def counted(found: int, query: str) -> str:
    """How many pieces there are, in a few words. A search gives the nearest, and no more than a few."""
    pieces = f"piece{'' if found == 1 else 's'} of advice"
    if not query.strip() or not found:
        return f"{found} {pieces}"
    return f"The {found} nearest {pieces}, the nearest first" if found > 1 else f"The nearest {pieces}"


def item(advice_id: str) -> Advice | None:
    """One piece of advice, or None where there is no such one."""
    return library().advice.get(advice_id)


def used_in(advice_id: str) -> list[tuple[str, str]]:
    """Where an item stands behind a step: the method's id and the step's name."""
    return [
        (method.id, step.name)
        for method in library().methods.values()
        for step in method.steps
        if advice_id in step.advice
    ]


def steps_of(method: Method) -> list[tuple[str, str, list[Advice]]]:
    """Each step of a method: its name, what it says, and the advice it stands on."""
    return [(s.name, s.says, [library().advice[a] for a in s.advice]) for s in method.steps]


def taken(status: str, passages: int, reason: str) -> str:
    """What became of a document that was handed in, in a sentence."""
    if status == "refused":
        return reason
    said = {"added": "Taken in", "changed": "Read anew", "unchanged": "There already, and unchanged"}[status]
    return f"{said}: {passages:,} passage{'' if passages == 1 else 's'}. {reason}".strip()
