"""What is evaluated: the built-in drafter, in processes of its own, or a language model."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from assistant.errors import ModelError
from assistant.prepare import prepare
from assistant.schemas import Preparation
from evals.run.keep import Keep, key_of, prompt_mark
from evals.run.purse import Metered, Purse
from evals.run.values import Lane, Outcome, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.language_model import LanguageModel
    from assistant.schemas import Situation
    from assistant.settings import Settings

BUILT_IN = "built-in"


class System(Protocol):
    """Anything that prepares. `concurrency` is how many cases it takes at a time."""

    name: str
    lane: Lane
    concurrency: int

    async def run(self, work: Work) -> Outcome:
        """Prepare a case, for the n-th time."""

    def close(self) -> None:
        """Let go of what it holds."""


@contextmanager
def own_settings() -> Iterator[Settings]:
    """The settings in force, without the user's own documents: they would change the figures."""
    from assistant.settings import load_settings

    with tempfile.TemporaryDirectory(prefix="first-rung-eval-") as nothing:
        yield load_settings(data_dir=nothing)


class Planted:
    """A function in place of the system, called here and one case at a time."""

    lane: Lane = "deterministic"
    concurrency = 1

    def __init__(self, prepare: Callable[[Situation, int], Preparation], name: str = BUILT_IN) -> None:
        self.name, self._prepare = name, prepare

    async def run(self, work: Work) -> Outcome:
        """Call the function with a situation and a version."""
        return Outcome(preparation=self._prepare(work.case.situation, work.repeat))

    def close(self) -> None:
        """Nothing is held."""


class BuiltIn:
    """The built-in drafter: the n-th repeat is its n-th version. With `workers` 0 it runs in this process."""

    lane: Lane = "deterministic"
    name = BUILT_IN

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings, self.concurrency = settings, max(1, workers)
        self._pool = _pool(settings, workers) if workers else None

    async def run(self, work: Work) -> Outcome:
        """Prepare a case, its n-th version."""
        situation, version = work.case.situation, work.repeat
        if self._pool is None:
            return Outcome(
                preparation=prepare(situation, model=None, settings=self._settings, version=version)
            )
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._pool, _prepare_there, situation.model_dump_json(), version)
        return Outcome(preparation=Preparation.model_validate_json(made))

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown()


class Drafting:
    """A language model that drafts. What it wrote is kept by model, prompt, case and repeat."""

    lane: Lane = "judged"

    def __init__(
        self, model: LanguageModel, settings: Settings, keep: Keep, purse: Purse, concurrency: int = 4
    ) -> None:
        self.name, self.concurrency = model.name, concurrency
        self._model, self._settings, self._keep, self._purse = model, settings, keep, purse
        self._prompt = prompt_mark("draft")

    async def run(self, work: Work) -> Outcome:
        """Prepare a case with the model, or take what it wrote before.

        Raises:
            ModelError: the model could not be asked, so that nothing was measured.
        """
        return await asyncio.to_thread(self._run, work)

    def _run(self, work: Work) -> Outcome:
        key = key_of(
            "draft",
            model=self.name,
            prompt=self._prompt,
            case=work.case.fingerprint,
            repeat=work.repeat,
        )
        kept = self._keep.get(key)
        if kept is not None:
            return Outcome(preparation=Preparation.model_validate(kept))
        model = Metered(self._model, self._purse)
        made = prepare(work.case.situation, model=model, settings=self._settings, version=work.repeat)
        if isinstance(model.lost, ModelError):
            raise model.lost
        self._keep.put(key, made.model_dump(mode="json", by_alias=True))
        return Outcome(preparation=made, cost_usd=made.cost_usd)

    def close(self) -> None:
        """Nothing is held."""


_there: dict[str, Settings] = {}


def _pool(settings: Settings, workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: threads of torch do not live through a fork.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_settle, initargs=(settings,))


def _settle(settings: Settings) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _there["settings"] = settings


def _prepare_there(situation: str, version: int) -> str:
    from assistant.schemas import Situation

    told: Situation = Situation.model_validate_json(situation)
    return prepare(told, model=None, settings=_there["settings"], version=version).model_dump_json(
        by_alias=True
    )
