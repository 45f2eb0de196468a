"""Writes the trained network as int8 ONNX: `python -m evals.entailment.export CHECKPOINT …`.

Needs `pip install onnx onnxscript` beside the project (for this step only).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from evals.entailment.net import Net
from evals.entailment.train import averaged

OUT = Path(__file__).resolve().parents[2] / "assistant" / "entailment" / "model.onnx"
NAMES = ("input_ids", "attention_mask", "token_type_ids")


def export(files: list[Path], out: Path, *, whole: Path | None = None) -> None:
    """Average the checkpoints and write them, quantised per channel; `whole` keeps the float model too."""
    net = Net()
    net.load_state_dict(averaged(files))
    net.eval()
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in NAMES)
    axes = {name: {0: "pairs", 1: "pieces"} for name in (*NAMES, "piece")} | {"verdict": {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        raw = whole or Path(folder) / "raw.onnx"
        torch.onnx.export(
            net, example, str(raw), input_names=list(NAMES), output_names=["verdict", "piece"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(raw), str(out), per_channel=True, weight_type=QuantType.QInt8)
    print(f"{out.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Export the given checkpoints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--whole", type=Path)
    given = parser.parse_args()
    export(given.checkpoints, given.out, whole=given.whole)


if __name__ == "__main__":
    main()
