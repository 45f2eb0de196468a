"""Trains the cross-encoder: `python -m evals.entailment.train general` and then `... edits`. About two hours on 2 cores.

Stages write a checkpoint every five minutes and go on from it when started again. `edits` starts from the last
checkpoint of `general`. Needs torch and transformers, which the project has.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from tokenizers import Tokenizer

from assistant.retrieve.embedding import weights_folder
from evals.entailment.data import Pair, general, judged
from evals.entailment.net import LABELS, Net

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261
LENGTH = 168
BATCH_PIECES = 3_000
_NOT = {"not": 3, "supported": 0, **{name: i for i, name in enumerate(LABELS)}}


def tokenizer() -> Tokenizer:
    """The tokenizer of MiniLM; only the premise is cut where a pair is too long."""
    found = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    found.enable_truncation(LENGTH, strategy="only_first")
    found.no_padding()
    return found


class Item:
    """A pair in word pieces; `wrong` is -1 where nothing is known of a piece, else 0 or 1."""

    __slots__ = ("ids", "label", "types", "wrong")

    def __init__(self, pair: Pair, encoded: Any) -> None:
        self.ids = np.array(encoded.ids, dtype=np.int32)
        self.types = np.array(encoded.type_ids, dtype=np.int8)
        self.label = _NOT[pair.label]
        self.wrong = np.full(len(self.ids), -1, dtype=np.int8)
        if pair.wrong is not None or self.label == 0:
            self.wrong[(self.types == 1) & (np.array(encoded.special_tokens_mask) == 0)] = 0
        for at, (start, end) in enumerate(encoded.offsets if pair.wrong else ()):
            if self.types[at] == 1 and any(start < b and end > a for a, b in pair.wrong or ()):
                self.wrong[at] = 1 if end > start else self.wrong[at]


def items(pairs: Sequence[Pair]) -> list[Item]:
    """Pairs in word pieces; a pair whose hypothesis fills all the room is left out."""
    tool = tokenizer()
    short = [p for p in pairs if p.premise and len(p.hypothesis.split()) < 80]
    out: list[Item] = []
    for at in range(0, len(short), 2000):
        some = short[at : at + 2000]
        encoded = tool.encode_batch([(p.premise, p.hypothesis) for p in some])
        out += [Item(pair, e) for pair, e in zip(some, encoded, strict=True)]
    return out


def batches(found: Sequence[Item], draw: random.Random) -> list[list[Item]]:
    """Batches of like length, of about 5,000 word pieces each, in random order."""
    order = sorted(found, key=lambda item: len(item.ids) + draw.random() * 8)
    out: list[list[Item]] = [[]]
    for item in order:
        if out[-1] and (len(out[-1]) + 1) * len(item.ids) > BATCH_PIECES:
            out.append([])
        if len(out[-1]) >= 48:
            out.append([])
        out[-1].append(item)
    draw.shuffle(out)
    return out


def tensors(batch: Sequence[Item]) -> dict[str, torch.Tensor]:
    """A batch padded to a multiple of eight."""
    width = -(-max(len(i.ids) for i in batch) // 8) * 8
    made = {name: torch.zeros(len(batch), width, dtype=torch.long) for name in ("ids", "mask", "types")}
    wrong = torch.full((len(batch), width), -1.0)
    for row, item in enumerate(batch):
        n = len(item.ids)
        made["ids"][row, :n] = torch.from_numpy(item.ids).long()
        made["mask"][row, :n] = 1
        made["types"][row, :n] = torch.from_numpy(item.types).long()
        wrong[row, :n] = torch.from_numpy(item.wrong).float()
    return {**made, "wrong": wrong, "label": torch.tensor([i.label for i in batch])}


def loss_of(verdict: torch.Tensor, piece: torch.Tensor, given: dict[str, torch.Tensor]) -> torch.Tensor:
    """Cross-entropy; "not" is neutral or contradiction. Known word pieces add a quarter of theirs."""
    logs = torch.log_softmax(verdict.float(), dim=1)
    logs = torch.cat([logs, torch.logsumexp(logs[:, 1:], dim=1, keepdim=True)], dim=1)
    whole = torch.nn.functional.nll_loss(logs, given["label"])
    known = given["wrong"] >= 0
    if not known.any():
        return whole
    flags = given["wrong"][known]
    parts = torch.nn.functional.binary_cross_entropy_with_logits(
        piece.float()[known], flags, pos_weight=torch.tensor(3.0)
    )
    return whole + 0.25 * parts


def _rate(step: int, done: float, least: float) -> float:
    """Warm up over 60 steps, then fall in a straight line; `done` is the part of the run that is behind us."""
    return min(1.0, step / 60) * (least + (1 - least) * max(0.0, 1 - done))


def fit(net: Net, plan: list[list[Item]], where: Path, *, rate: float, minutes: float, least: float) -> None:
    """Go through the plan once, from where the last checkpoint stopped, or for so many minutes."""
    for module in net.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # much faster on a CPU, and one pass over many pairs does not overfit
    own = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(own, lr=rate, weight_decay=0.01, fused=True)
    begin = 0
    if where.exists():
        kept = torch.load(where, weights_only=True)
        net.load_state_dict(kept["net"])
        optimizer.load_state_dict(kept["optimizer"])
        begin = kept["step"]
    quick: Any = torch.compile(net, dynamic=True)
    net.train()
    saved = started = time.time()
    losses: list[float] = []
    seen = 0
    for step in range(begin, len(plan)):
        spent = (time.time() - started) / 60
        for group in optimizer.param_groups:
            group["lr"] = rate * _rate(step + 1, max(step / len(plan), spent / minutes), least)
        given = tensors(plan[step])
        with torch.autocast("cpu", torch.bfloat16):
            verdict, piece = quick(given["ids"], given["mask"], given["types"])
        loss = loss_of(verdict, piece, given)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        seen += len(plan[step])
        if step % 20 == 19:
            pace = seen / (time.time() - started)
            print(f"{step + 1}/{len(plan)} loss {np.mean(losses[-50:]):.4f} {pace:.0f} pairs/s", flush=True)
        ended = step + 1 == len(plan) or spent > minutes
        if time.time() - saved > 300 or ended:
            torch.save(
                {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}, where
            )
            saved = time.time()
        if ended:
            print(f"ended after {step + 1} steps, {seen} pairs", flush=True)
            return


def averaged(files: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several checkpoints."""
    states = [torch.load(file, weights_only=True)["net"] for file in files]
    return {
        name: torch.stack([s[name].float() for s in states]).mean(0).to(states[0][name].dtype)
        for name in states[0]
    }


def main() -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=["general", "edits"])
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument(
        "--pairs",
        type=Path,
        nargs="*",
        default=[],
        help="JSON lines of rule-made pairs (evals.entailment.pairs)",
    )
    parser.add_argument(
        "--from", dest="start", type=Path, nargs="*", default=[], help="checkpoints; averaged"
    )
    parser.add_argument("--shard", type=int, default=0, help="which share of the pairs, of --shards")
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--long", type=float, default=1.0, help="share kept of premises beyond 60 words")
    parser.add_argument("--seed", default="", help="another order of the pairs")
    parser.add_argument("--least", type=float, default=0.02, help="part of the rate that is left at the end")
    parser.add_argument("--minutes", type=float, default=1e6)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--general", type=int, default=200_000, help="gathered pairs at most")
    parser.add_argument("--name", default="")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    draw = random.Random(f"{SEED}{given.stage}{given.seed}")
    pairs = general(draw)
    draw.shuffle(pairs)
    pairs = pairs[: given.general]
    for file in given.pairs:
        with file.open(encoding="utf-8") as lines:
            pairs += [Pair(**json.loads(line)) for line in lines if line.endswith("\n")]
    pairs += judged() if given.stage == "edits" else []
    pairs = [p for p in pairs if len(p.premise.split()) <= 60 or draw.random() < given.long]
    draw.shuffle(pairs)
    plan = batches(items(pairs[given.shard :: given.shards]), draw)
    net = Net()
    if given.start:
        net.load_state_dict(averaged(given.start))
    print(f"{len(pairs)} pairs, {len(plan)} steps", flush=True)
    fit(
        net,
        plan,
        given.work / f"{given.name or given.stage}.pt",
        rate=given.rate,
        minutes=given.minutes,
        least=given.least,
    )


if __name__ == "__main__":
    main()
