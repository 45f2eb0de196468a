"""The only door to onnxruntime: the cross-encoder that says whether a premise entails a hypothesis.

`model.onnx` is our own, made by `evals.entailment`; the tokenizer is read from the package that holds MiniLM.
Nothing here needs torch.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import RetrievalError
from assistant.retrieve.embedding import weights_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

MODEL = Path(__file__).with_name("model.onnx")
LENGTH = 192  # word pieces of a pair; a longer premise is cut
BATCH = 16
_HYPOTHESIS_WORDS = 90


class Verdict(NamedTuple):
    """What the model says of one pair: probabilities, for each word of the hypothesis that it is wrong, and a cosine.

    `near` is the model's guess of the cosine that MiniLM gives the two: 1 is the same, 0 is about something else.
    """

    entailment: float
    contradiction: float
    wrong: tuple[float, ...]
    near: float


@lru_cache(maxsize=1)
def _session() -> Any:
    if not MODEL.is_file():
        raise RetrievalError(
            f"Expected the entailment model {MODEL.name!r} in the package, found none. Install it again."
        )
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tool: Tokenizer = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    tool.enable_truncation(LENGTH, strategy="longest_first")
    tool.no_padding()
    return tool


def fed(pairs: Sequence[tuple[str, str]]) -> tuple[list[Encoding], dict[str, NDArray[np.int64]]]:
    """Pairs in word pieces, and what the model is given: three arrays of shape (pairs, pieces)."""
    encoded = _tokenizer().encode_batch([(premise, _short(text)) for premise, text in pairs])
    return encoded, _arrays(encoded)


def _arrays(batch: Sequence[Encoding]) -> dict[str, NDArray[np.int64]]:
    import numpy as np

    width = max(len(e.ids) for e in batch)
    names = ("input_ids", "attention_mask", "token_type_ids")
    arrays = {name: np.zeros((len(batch), width), dtype=np.int64) for name in names}
    for row, encoded in enumerate(batch):
        arrays["input_ids"][row, : len(encoded.ids)] = encoded.ids
        arrays["attention_mask"][row, : len(encoded.ids)] = 1
        arrays["token_type_ids"][row, : len(encoded.ids)] = encoded.type_ids
    return arrays


def _run(
    batch: Sequence[Encoding],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Probabilities of shape (pairs, 3) and, for each word piece, of shape (pairs, pieces); cosines of shape (pairs)."""
    import numpy as np

    verdict, piece, near = _session().run(["verdict", "piece", "near"], _arrays(batch))
    exponents = np.exp(verdict - verdict.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True), 1 / (1 + np.exp(-piece)), near


def _by_word(encoded: Encoding, piece: NDArray[np.float32]) -> tuple[float, ...]:
    """The highest value of the pieces of each word of the hypothesis."""
    worst: dict[int, float] = {}
    for at, (word, kind) in enumerate(zip(encoded.word_ids, encoded.type_ids, strict=True)):
        if kind == 1 and word is not None:
            worst[word] = max(worst.get(word, 0.0), float(piece[at]))
    return tuple(worst[word] for word in sorted(worst))


def _short(hypothesis: str) -> str:
    return " ".join(hypothesis.split()[:_HYPOTHESIS_WORDS])


def verdicts(pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
    """Judge (premise, hypothesis) pairs, in their order. Pairs of like length are run together.

    Raises:
        RetrievalError: the model or its tokenizer is missing.
    """
    encoded = _tokenizer().encode_batch([(premise, _short(text)) for premise, text in pairs])
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
    found: dict[int, Verdict] = {}
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        verdict, piece, near = _run([encoded[i] for i in rows])
        for at, i in enumerate(rows):
            entailment, _, contradiction = (float(p) for p in verdict[at])
            found[i] = Verdict(entailment, contradiction, _by_word(encoded[i], piece[at]), float(near[at]))
    return [found[i] for i in range(len(encoded))]


def hypothesis_words(text: str) -> list[str]:
    """The words that `Verdict.wrong` speaks of, in order."""
    encoded = _tokenizer().encode("", _short(text))
    spans: dict[int, tuple[int, int]] = {}
    for word, kind, (start, end) in zip(encoded.word_ids, encoded.type_ids, encoded.offsets, strict=True):
        if kind == 1 and word is not None:
            spans[word] = (min(start, spans.get(word, (start, end))[0]), end)
    return [_short(text)[a:b] for _, (a, b) in sorted(spans.items())]


def entailments(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """How likely each premise entails its hypothesis, 0 to 1, in the order of the pairs.

    Raises:
        RetrievalError: the model or its tokenizer is missing.
    """
    return [verdict.entailment for verdict in verdicts(pairs)]
