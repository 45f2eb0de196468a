"""Gives the exported model a third output, `near`: `python -m evals.entailment.nearness`. Needs `pip install onnx`.

A small head reads the mean states of premise and hypothesis in the layers of the cross-encoder, and learns the cosine that
MiniLM gives the two texts. The other weights stay as they are: nearness costs no second model and no second run.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from assistant.entailment.model import fed
from evals.entailment.cosines import asked, cosines
from evals.entailment.export import OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LAYERS = (0, 2, 4)  # 0 is the embedding
COMMON = 998.0  # the vocabulary begins with marks, and goes on from common to rare
WIDTH = 96
SIZE = 384
_NORM = "LayerNorm/LayerNormalization_output_0"


def _name(layer: int) -> str:
    return f"/encoder/encoder/layer.{layer - 1}/output/{_NORM}" if layer else f"/encoder/embeddings/{_NORM}"


def _weights(graph: onnx.GraphProto) -> list[str]:
    """Nodes for how much each piece counts, of shape (pairs, pieces, 1): own and other pieces alike, or the rarer the more."""
    add = graph.node.append
    for name, value in (("last", np.array([2])), ("pieces", np.array([1]))):
        graph.initializer.append(numpy_helper.from_array(value, f"near.{name}"))
    for name, number in (("common", COMMON), ("one", 1.0)):
        graph.initializer.append(numpy_helper.from_array(np.array(number, dtype=np.float32), f"near.{name}"))
    for name in ("input_ids", "attention_mask", "token_type_ids"):
        add(helper.make_node("Cast", [name], [f"near.{name}.flat"], to=TensorProto.FLOAT))
        add(helper.make_node("Unsqueeze", [f"near.{name}.flat", "near.last"], [f"near.{name}"]))
    add(helper.make_node("Mul", ["near.attention_mask", "near.token_type_ids"], ["near.own"]))
    add(helper.make_node("Sub", ["near.attention_mask", "near.own"], ["near.other"]))
    add(helper.make_node("Sub", ["near.input_ids", "near.common"], ["near.rank.all"]))
    add(helper.make_node("Relu", ["near.rank.all"], ["near.rank"]))
    add(helper.make_node("Add", ["near.rank", "near.one"], ["near.rank.from.one"]))
    add(helper.make_node("Log", ["near.rank.from.one"], ["near.log"]))
    add(helper.make_node("Mul", ["near.log", "near.log"], ["near.rare"]))
    for side in ("own", "other"):
        add(helper.make_node("Mul", [f"near.{side}", "near.rare"], [f"near.{side}.rare"]))
    return ["near.own", "near.other", "near.own.rare", "near.other.rare"]


def _pooling(graph: onnx.GraphProto) -> str:
    """Add the nodes that bring the states of the layers to one row a pair; the name of what comes out."""
    add = graph.node.append
    kinds = _weights(graph)
    graph.initializer.append(numpy_helper.from_array(np.array(1e-4, dtype=np.float32), "near.least"))
    for kind in kinds:
        add(helper.make_node("ReduceSum", [kind, "near.pieces"], [f"{kind}.n.bare"], keepdims=0))
        add(helper.make_node("Add", [f"{kind}.n.bare", "near.least"], [f"{kind}.n"]))
        for layer in LAYERS:
            add(helper.make_node("Mul", [_name(layer), kind], [f"{kind}.{layer}.all"]))
            add(
                helper.make_node(
                    "ReduceSum", [f"{kind}.{layer}.all", "near.pieces"], [f"{kind}.{layer}.sum"], keepdims=0
                )
            )
            add(helper.make_node("Div", [f"{kind}.{layer}.sum", f"{kind}.n"], [f"{kind}.{layer}"]))
    parts = []
    for own, other in (kinds[:2], kinds[2:]):
        for layer in LAYERS:
            at = f"{own}.with.{layer}"
            add(helper.make_node("Mul", [f"{own}.{layer}", f"{other}.{layer}"], [f"{at}.product"]))
            add(helper.make_node("Sub", [f"{own}.{layer}", f"{other}.{layer}"], [f"{at}.less"]))
            add(helper.make_node("Abs", [f"{at}.less"], [f"{at}.apart"]))
            parts += [f"{at}.product", f"{at}.apart"]
    add(helper.make_node("Concat", parts, ["near.pooled"], axis=1))
    return "near.pooled"


def pooled(model: onnx.ModelProto, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """What the head reads, of shape (pairs, 4 * layers * 384)."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    copy.graph.output.append(helper.make_tensor_value_info(_pooling(copy.graph), TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(copy.SerializeToString(), providers=["CPUExecutionProvider"])
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]))
    out = np.zeros((len(pairs), 4 * len(LAYERS) * SIZE), dtype=np.float32)
    for start in range(0, len(order), 32):
        rows = order[start : start + 32]
        _, given = fed([pairs[i] for i in rows])
        out[rows] = session.run(["near.pooled"], given)[0]
    return out


def learned(x: NDArray[np.float32], y: NDArray[np.float32], epochs: int = 8) -> list[NDArray[np.float32]]:
    """Weights and biases of the head, x @ a + b, relu, @ c + d; inputs are standardised and that is folded in."""
    torch.manual_seed(1)
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-3
    given, wanted = torch.from_numpy((x - mean) / scale), torch.from_numpy(y)
    head = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], WIDTH), torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.Linear(WIDTH, 1)
    )
    optimizer = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.05)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    for _ in range(epochs):
        head.train()
        for rows in torch.randperm(len(y)).split(128):
            loss = torch.nn.functional.mse_loss(head(given[rows]).squeeze(1), wanted[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        plan.step()
    b, c = head[0].bias, head[3]
    first = head[0].weight.detach().numpy().T / scale[:, None]
    return [
        first.astype(np.float32), (b.detach().numpy() - mean @ first).astype(np.float32),
        c.weight.detach().numpy().T, c.bias.detach().numpy(),
    ]  # fmt: skip


def head_of(x: NDArray[np.float32], weights: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Cosines of each row of what the head reads."""
    a, b, c, d = weights
    return (np.maximum(x @ a + b, 0) @ c + d)[:, 0]


def graft(model: onnx.ModelProto, weights: Sequence[NDArray[np.float32]]) -> None:
    """Add the head to the model. The first matrix is kept in half precision."""
    graph, now = model.graph, _pooling(model.graph)
    for name, values in zip("abcd", weights, strict=True):
        graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), f"near.{name}.half"))
        graph.node.append(
            helper.make_node("Cast", [f"near.{name}.half"], [f"near.{name}"], to=TensorProto.FLOAT)
        )
    for kind, given in (("MatMul", "a"), ("Add", "b"), ("Relu", ""), ("MatMul", "c"), ("Add", "d")):
        inputs = [now, f"near.{given}"] if given else [now]
        now = f"near.then.{kind}.{given or 'r'}"
        graph.node.append(helper.make_node(kind, inputs, [now]))
    graph.node.append(helper.make_node("Squeeze", [now, "near.pieces"], ["near"]))
    graph.output.append(helper.make_tensor_value_info("near", TensorProto.FLOAT, ["pairs"]))
    onnx.checker.check_model(model)


def main() -> None:
    """Learn the head, say how well it does on a tenth, and write the model."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=11_000)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    model = onnx.load(str(OUT))
    if any(out.name == "near" for out in model.graph.output):
        parser.error("the model has the output already: export it anew first")
    pairs = asked(random.Random(3), given.pairs)
    x, y = pooled(model, pairs), cosines(pairs)
    kept = np.random.default_rng(1).random(len(y)) < 0.1
    found = head_of(x[kept], learned(x[~kept], y[~kept]))
    print(f"correlation {np.corrcoef(found, y[kept])[0, 1]:.3f}, error {np.abs(found - y[kept]).mean():.3f}")
    graft(model, learned(x, y))
    onnx.save(model, str(given.out))
    print(f"{given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
