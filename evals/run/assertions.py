"""What must be true of a preparation, whatever its scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.library import library
from assistant.schemas import Cited
from evals.run.scores import LONGEST, cited_in, method_of
from evals.run.text import copied, holds, moves_in, new_particulars, plain, softened_apology

if TYPE_CHECKING:
    from assistant.schemas import Draft, Method, Preparation, Situation
    from evals.cases import Case

Said = tuple[bool, str]


def assertions(case: Case, preparation: Preparation) -> dict[str, Said]:
    """Each assertion that applies: whether it is true, and if not, why."""
    wanted = case.expect.status
    status = (
        preparation.status == wanted,
        f"expected {wanted}, came {preparation.status} {' '.join(preparation.notices)}",
    )
    out: dict[str, Said] = {"status": status}
    if preparation.draft is None:
        if wanted == "drafted":
            return out
        spoken = preparation.questions if preparation.status == "asks" else preparation.notices
        return out | {"says-why": (bool(spoken), "it neither asks nor says why")}
    if wanted != "drafted":
        return out
    return out | _of_a_draft(case, preparation, preparation.draft)


def _of_a_draft(case: Case, preparation: Preparation, draft: Draft) -> dict[str, Said]:
    method, text = method_of(case, preparation), draft.text
    given = given_text(case.situation)
    chosen = preparation.choice.method if preparation.choice else ""
    sources = tuple(a.do for a in library().advice.values())
    soft, copy = softened_apology(text), copied(text, sources, given)
    unknown = set(cited_in(draft)) - set(library().advice) - {p.id for p in preparation.passages}
    new = new_particulars(text, given)
    out: dict[str, Said] = {
        "clean-apology": (not soft, soft),
        "nothing-new": (not new, f"not given: {', '.join(new)}"),
        "own-words": (not copy, f"word for word from a source: “{copy}”"),
        "citations": (not unknown, f"no such advice: {sorted(unknown)}"),
        "credit": _credit(draft, given),
        "length": _not_too_long(text, method),
    }
    if case.methods:
        out["method"] = (chosen in case.methods, f"expected {' or '.join(case.methods)}, came {chosen}")
    return out | _of_its_words(case, text) | _of_its_moves(case, text, method)


def _credit(draft: Draft, given: str) -> Said:
    """An author of the library who is named, and not by the leader, is one whom the sentence cites."""
    known = library().advice
    people = {a.person for a in known.values() if not holds(given, a.person)}
    for sentence in draft.sentences:
        cited = [
            known[o.advice].person for o in sentence.origins if isinstance(o, Cited) and o.advice in known
        ]
        wrong = [p for p in sorted(people - set(cited)) if holds(sentence.text, p)]
        if wrong:
            return False, f"{wrong[0]} is named, and is not whom it cites: “{sentence.text}”"
    return True, ""


def given_text(situation: Situation) -> str:
    """All that the leader gave, as one text."""
    people = (situation.me, situation.peer)
    about = [part for p in people for part in (p.name, p.role, p.function)]
    told = (situation.my_part, situation.impact, situation.wish, situation.channel, situation.raw)
    return " \n".join((*about, *situation.happened, *told))


def _not_too_long(text: str, method: Method | None) -> Said:
    limit, words = (method.limits.words if method else None) or LONGEST, len(text.split())
    # Words are counted by blanks here; a fifth more leaves room for other ways of counting.
    return words <= 1.2 * limit, f"{words} words, {limit} are the limit"


def _of_its_words(case: Case, text: str) -> dict[str, Said]:
    expect = case.expect
    out: dict[str, Said] = {}
    if expect.holds or expect.holds_any:
        wanted = [(w,) for w in expect.holds] + list(expect.holds_any)
        missing = [" or ".join(any_of) for any_of in wanted if not any(holds(text, w) for w in any_of)]
        out["holds"] = (not missing, f"missing: {missing}")
    if expect.lacks:
        there = [w for w in expect.lacks if holds(text, w)]
        out["lacks"] = (not there, f"there: {there}")
    return out


def _of_its_moves(case: Case, text: str, method: Method | None) -> dict[str, Said]:
    made = moves_in(text)
    wanted, unwanted = set(case.expect.moves), {*case.expect.no_moves, "threat", "absolute"}
    if not plain(case.situation.my_part) and not case.situation.raw:
        unwanted.add("apology")
    if method and not method.limits.may_request:
        unwanted.add("request")
    if method and not method.limits.may_ask:
        unwanted.add("question")
    lost, bad = sorted(wanted - made), sorted(made & (unwanted - wanted))
    return {"moves": (not lost and not bad, f"missing: {lost}; should not be: {bad}")}
