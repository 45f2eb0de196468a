"""What a run may cost: every call to a model goes through a meter, which stops it where the budget is spent."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from pydantic import BaseModel

from assistant.errors import ModelError, ModelRefused, ModelReplyError
from assistant.language_model import LanguageModel, Reply, spoken
from assistant.prompt_files import Message


class BudgetSpent(ModelRefused):
    """No further call may be made."""


class Purse:
    """Money for a run, in US dollars; `budget_usd` None is without bound."""

    def __init__(self, budget_usd: float | None = None) -> None:
        self.budget_usd = budget_usd
        self.spent_usd = 0.0
        self.unpriced = 0
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raise where no further call may be made.

        Raises:
            BudgetSpent: the budget is spent, or cannot be held because a price is not known.
        """
        if self.budget_usd is None:
            return
        if self.unpriced:
            raise BudgetSpent(
                "The price of a model's answer is not known, so the budget cannot be held. Run without one."
            )
        if self.spent_usd >= self.budget_usd:
            raise BudgetSpent(
                f"The budget of {self.budget_usd} USD is spent. Run again with more: what was paid for is kept."
            )

    def pay(self, replies: Sequence[Reply]) -> None:
        """Book what replies cost."""
        with self._lock:
            for reply in replies:
                self.spent_usd += reply.cost_usd or 0.0
                self.unpriced += reply.cost_usd is None


class Metered:
    """A model whose calls are paid from a purse. `lost` is the last error by which it could not be asked at all."""

    def __init__(self, model: LanguageModel, purse: Purse) -> None:
        self._model, self._purse = model, purse
        self.name, self.local = model.name, model.local
        self.lost: ModelError | None = None

    def complete(
        self, messages: Sequence[Message], schema: type[BaseModel] | None, temperature: float, max_tokens: int
    ) -> Reply:
        """One call; see `LanguageModel.complete`.

        Raises:
            BudgetSpent: no further call may be made.
            ModelError: as the model raises it.
        """
        try:
            self._purse.check()
            reply = self._model.complete(messages, schema, temperature, max_tokens)
        except ModelError as error:
            self._purse.pay(spoken(error))
            if not isinstance(error, ModelReplyError):
                self.lost = error
            raise
        self._purse.pay([reply])
        return reply
