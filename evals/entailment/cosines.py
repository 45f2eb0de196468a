"""How near in meaning MiniLM finds a premise and a hypothesis: what the head for nearness learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from assistant.entailment.windows import passage, premises
from assistant.retrieve.embedding import weights_folder
from evals.entailment.data import FITTED, fitting, general

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LENGTH = 192
_PIECES = 6_000  # of a batch


def within(draw: random.Random, count: int) -> list[tuple[str, str]]:
    """Stretches of one document with its sentences, or with what people wrote about it: near, but seldom the same."""
    documents = [(row.source, row.text) for name in FITTED for row in fitting(name, "model")]
    out = []
    while len(out) < count:
        source, text = draw.choice(documents)
        whole = passage(source)
        sentences = [s for s in whole.sentences if 6 <= len(s.split()) <= 40]
        own = draw.random() < 0.4 or len(sentences) < 2
        asked_for = text if own else draw.choice(sentences)
        rest = tuple(s for s in whole.sentences if s != asked_for)
        windows = premises(
            passage(rest), asked_for, words=draw.choice([40, 60, 90]), count=draw.choice([1, 2, 4])
        )
        out += [(window, asked_for) for window in windows[-1:]]
    return out


def asked(draw: random.Random, count: int) -> list[tuple[str, str]]:
    """Premises and hypotheses, near and far: from one document, as they were gathered, and put together at random."""
    gathered = [(p.premise, p.hypothesis) for p in general(draw) if len(p.premise.split()) > 25]
    draw.shuffle(gathered)
    near = [*within(draw, count // 2), *gathered[: count * 2 // 5]]
    return near + [(draw.choice(near)[0], draw.choice(near)[1]) for _ in range(count // 10)]


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of shape (texts, 384), in bfloat16 for speed: close to those of `embed`."""
    tool: Tokenizer = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    tool.enable_truncation(_LENGTH)
    tool.no_padding()
    net = AutoModel.from_pretrained(
        str(weights_folder()), add_pooling_layer=False, local_files_only=True
    ).eval()
    ids = [e.ids for e in tool.encode_batch(list(texts))]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out = np.zeros((len(ids), net.config.hidden_size), dtype=np.float32)
    while order:
        rows = [order.pop()]
        while order and (len(rows) + 1) * len(ids[rows[0]]) <= _PIECES:
            rows.append(order.pop())
        given = torch.zeros(len(rows), len(ids[rows[0]]), dtype=torch.long)
        for at, i in enumerate(rows):
            given[at, : len(ids[i])] = torch.tensor(ids[i])
        mask = (given > 0).long()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            states = net(input_ids=given, attention_mask=mask).last_hidden_state.float()
        mean = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        out[rows] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return out


def cosines(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """The cosine of each pair."""
    texts = sorted({text for pair in pairs for text in pair})
    at = {text: i for i, text in enumerate(texts)}
    found = vectors(texts)
    return np.array([found[at[a]] @ found[at[b]] for a, b in pairs], dtype=np.float32)
