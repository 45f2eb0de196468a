"""The order of the steps: from a situation to one record of words, origins, findings and questions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.built_in.phrases import advice_of
from assistant.check_draft import complaints_about
from assistant.check_faithfulness import check_faithfulness
from assistant.check_tone import check_tone
from assistant.choose_method import choose_method
from assistant.draft import BUILT_IN, Drafted, draft
from assistant.errors import RetrievalError
from assistant.grammar import people_named
from assistant.library import Library, library
from assistant.own_sources import cite_beside, own_sources, shown
from assistant.privacy import mask
from assistant.retrieve import find_advice
from assistant.schemas import (
    Advice,
    Citable,
    Draft,
    Finding,
    Fit,
    Method,
    MethodChoice,
    Passage,
    Preparation,
    Sentence,
    Situation,
    Yours,
)
from assistant.scope import other_language, out_of_scope
from assistant.scope.rules import all_text
from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.language_model import LanguageModel
    from assistant.settings import Settings

_RETRIEVED = 5
_QUESTION_WORDS = 150
NOTHING_FITS = "The advice cited here stands behind the steps of the method. The library holds none that is closer to your own case."
"""The notice where no advice is near to what was told. It belongs where the sources are listed."""


def prepare(
    situation: Situation, *, model: LanguageModel | None, settings: Settings, version: int = 0
) -> Preparation:
    """Prepare words for a situation: choose the method, retrieve advice, draft, check.

    `model` None is the built-in drafter. `version` gives other words for the same situation.

    Raises:
        LibraryError: the shipped library does not validate.
    """
    started = time.perf_counter()
    refused = _abstains(situation, model, started)
    if refused is not None:
        return refused
    shipped = library()
    found, notices = _retrieve(situation, settings)
    method, choice, more = _method_in_full(shipped, choose_method(situation, found, tuple(shipped.methods)))
    found = tuple(fit for fit in found if method.id in fit.advice.methods)
    house = _citable(shipped, method, found)
    own = own_sources(_question(situation), house.values(), settings)
    # A hosted model never sees a passage of the user's: they are cited here, on this computer.
    citable: dict[str, Citable] = {**house}
    if model is not None and model.local:
        citable |= own.passages
    drafted = _draft(situation, method, citable, model, settings, version)
    written = cite_beside(drafted.draft, own) if drafted.draft else None
    passages = shown(written, own)
    return Preparation(
        status="drafted" if written else "asks",
        situation=situation,
        choice=choice,
        draft=written,
        advice=_shown(written, found, shipped),
        passages=passages,
        findings=_check(written, situation, method, _known(shipped, passages)),
        questions=drafted.questions,
        notices=(*notices, *((own.notice,) if own.notice else ()), *more, *drafted.notices),
        drafted_by=drafted.drafted_by if drafted.draft else "nobody",
        seconds=round(time.perf_counter() - started, 3),
        cost_usd=drafted.cost_usd,
    )


def recheck(preparation: Preparation, text: str, *, settings: Settings) -> Preparation:  # noqa: ARG001
    """Check words that the leader edited. Unchanged sentences keep their origins, the others become the leader's own."""
    started = time.perf_counter()
    if preparation.draft is None:
        return preparation
    shipped = library()
    known = {s.text: s for s in preparation.draft.sentences}
    edited = tuple(
        known.get(s) or Sentence(text=s, origins=(Yours(field="raw"),)) for s in split_sentences(text[:8000])
    )
    new = preparation.draft.model_copy(update={"sentences": edited})
    method = shipped.methods[new.method]
    return preparation.model_copy(
        update={
            "draft": new,
            "findings": _check(new, preparation.situation, method, _known(shipped, preparation.passages)),
            "advice": _shown(new, preparation.advice, shipped),
            "drafted_by": f"{preparation.drafted_by.removesuffix(', edited by you')}, edited by you",
            "seconds": round(time.perf_counter() - started, 3),
        }
    )


def _abstains(situation: Situation, model: LanguageModel | None, started: float) -> Preparation | None:
    """A record that drafts nothing, where the matter or the language is not one for First Rung."""
    reason = ""
    outside = out_of_scope(situation)
    if outside is not None:
        reason = outside.says
    elif model is None and (language := other_language(situation)):
        reason = (
            f"Your words seem to be in {language}. The built-in drafter and its checks know English only, and would write "
            "nonsense. Write the intake in English, or set a language model (see Settings) that drafts in your language."
        )
    if not reason:
        return None
    return Preparation(
        status="abstains",
        situation=situation,
        notices=(reason,),
        drafted_by="nobody",
        seconds=round(time.perf_counter() - started, 3),
    )


def _question(situation: Situation) -> str:
    """What to look advice up with: the leader's own words, cut to what the encoder reads."""
    told = (situation.wish, *situation.happened, situation.impact, situation.my_part, situation.raw)
    words = " ".join(t for t in told if t).split()
    return " ".join(words[:_QUESTION_WORDS])


def _retrieve(situation: Situation, settings: Settings) -> tuple[tuple[Fit, ...], tuple[str, ...]]:
    """Advice beside that of the method. Without an index the words can still be drafted, and a notice says so."""
    try:
        found = find_advice(_question(situation), settings.cache_dir, _RETRIEVED)
    except RetrievalError as error:
        return (), (f"Advice could not be looked up, so only that of the method is shown. {error}",)
    return found, () if found or not _question(situation) else (NOTHING_FITS,)


def _method_in_full(shipped: Library, choice: MethodChoice) -> tuple[Method, MethodChoice, tuple[str, ...]]:
    """The chosen method, or a reset where the library does not hold it in full yet."""
    if choice.method in shipped.methods:
        return shipped.methods[choice.method], choice, ()
    notice = f"The method {choice.method!r} is not in the library yet. Here is a reset. Methods there: {sorted(shipped.methods)}."
    return shipped.methods["reset"], MethodChoice(method="reset", why=notice), (notice,)


def _citable(shipped: Library, method: Method, found: tuple[Fit, ...]) -> dict[str, Advice]:
    """The house's advice that a draft may cite: of the steps, of their stock, and what was retrieved for the same method."""
    ids = (*advice_of(method), *(fit.advice.id for fit in found))
    return {i: shipped.advice[i] for i in dict.fromkeys(ids)}


def _known(shipped: Library, own: tuple[Passage, ...]) -> dict[str, Citable]:
    """All that a citation can resolve to."""
    return {**shipped.advice, **{p.id: p for p in own}}


def _draft(
    situation: Situation,
    method: Method,
    citable: Mapping[str, Citable],
    model: LanguageModel | None,
    settings: Settings,
    version: int,
) -> Drafted:
    """Draft, with stand-ins for names where the words leave this computer."""
    if model is None or model.local or not settings.mask_names:
        return draft(situation, method, citable, model, complaints_about, version)
    masked, names = mask(situation, people_named(all_text(situation)))
    drafted = names.restore_value(draft(masked, method, citable, model, complaints_about, version))
    if drafted.drafted_by != BUILT_IN:
        return drafted
    own = draft(situation, method, citable, None, complaints_about, version)
    told = tuple(n for n in drafted.notices if n.startswith("This is the built-in draft"))
    return own.model_copy(update={"notices": (*told, *own.notices), "cost_usd": drafted.cost_usd})


def _check(
    written: Draft | None, situation: Situation, method: Method, citable: Mapping[str, Citable]
) -> tuple[Finding, ...]:
    if written is None:
        return ()
    return (*check_faithfulness(written, situation, citable, method), *check_tone(written.text, method))


def _shown(written: Draft | None, found: tuple[Fit, ...], shipped: Library) -> tuple[Fit, ...]:
    """What the draft cites, in order, then what else was found. An item cited but not retrieved has the score 0."""
    scores = {fit.advice.id: fit.score for fit in found}
    cited = [c for s in written.sentences for c in s.cited] if written else []
    ids = [i for i in dict.fromkeys([*cited, *scores]) if i in shipped.advice]
    return tuple(Fit(advice=shipped.advice[i], score=scores.get(i, 0.0)) for i in ids)
