"""The named operations: on one sentence, or on the order and the number of the sentences."""

from assistant.reframe.operations.registry import SENTENCE_OPERATIONS, TEXT_OPERATIONS

__all__ = ["SENTENCE_OPERATIONS", "TEXT_OPERATIONS"]
