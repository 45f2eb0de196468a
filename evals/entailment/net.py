"""The network that is trained: MiniLM-L6 as a cross-encoder over a premise and a hypothesis.

Training needs torch and transformers, which the project has anyway; nothing here runs in the product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn
from transformers import AutoModel

from assistant.retrieve.embedding import check_weights, weights_folder

if TYPE_CHECKING:
    from torch import Tensor

LABELS = ("entailment", "neutral", "contradiction")


class Net(nn.Module):
    """Three-way verdict on a pair, and a score for each word piece: is it the one that is wrong?"""

    def __init__(self) -> None:
        super().__init__()
        folder = weights_folder()
        check_weights(folder / "model.safetensors")
        self.encoder = AutoModel.from_pretrained(
            str(folder), add_pooling_layer=False, local_files_only=True, attn_implementation="sdpa"
        )
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.verdict = nn.Linear(3 * size, len(LABELS))
        self.piece = nn.Linear(size, 1)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits of shape (pairs, 3) and (pairs, pieces). Pieces of the hypothesis have type 1."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        own = (token_type_ids * attention_mask).unsqueeze(-1).to(states.dtype)
        mean = (states * own).sum(1) / own.sum(1).clamp(min=1)
        most = (states * own - (1 - own) * 1e4).max(1).values
        pooled = torch.cat([states[:, 0], mean, most], dim=-1)
        return self.verdict(self.drop(pooled)), self.piece(states).squeeze(-1)
