"""Export a trained reader to one int8 ONNX file with its labels and vocabulary.

    python training/export.py --model work/reader.pt --encoder ENCODER --out src/dragoman/reading/data

Writes reader.onnx, reader.json (labels, digest of the ONNX file) and vocabulary.txt. Pieces that no Latin text can need are left out of the
vocabulary. Dynamic int8, per channel; the products of two word states stay in float.
"""

import argparse
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

import schema
from model import Reader, restore, words_of

INPUTS = ["ids", "shapes", "first"]
OUTPUTS = ["upos", "xpos", "names", "under", "above", "mixed", "plain", "heads", "related", "tags", "left", "right"]


class Window(nn.Module):
    """The reader as run on one window: no padding, so no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All outputs, in the order of OUTPUTS."""
        r = self.reader
        words = words_of(r.trunk(ids, shapes, torch.zeros(1)), first)
        tags, names, under, above, dependants, heads = r.syntax(words)
        upos, xpos = tags.split(r.syntax.sizes, -1)
        mixed = (dependants @ r.syntax.bilinear.reshape(r.syntax.rel, -1)).view(-1, r.syntax.relations, r.syntax.rel)
        told, left, right = r.events(words[:, 1:])
        return (
            upos.argmax(-1)[0],
            xpos.argmax(-1)[0],
            names[0],
            under[0],
            above[0],
            mixed,
            r.syntax.dep_bias(dependants)[0],
            heads[0],
            r.syntax.head_rel(heads)[0],
            told[0],
            left[0],
            right[0],
        )


def latin(piece: str) -> bool:
    """Whether a piece can occur in Latin text: ASCII, Latin letters, common signs."""
    return (piece.startswith("[") and not piece.startswith("[unused")) or all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x20CF for c in piece)


def prune(model: Reader, vocabulary: list[str]) -> list[str]:
    """Drop the embeddings of pieces that no Latin text can need."""
    kept = [at for at, piece in enumerate(vocabulary) if latin(piece)]
    weight = model.trunk.piece.weight.detach()[kept]
    model.trunk.piece = nn.Embedding.from_pretrained(weight)
    return [vocabulary[at] for at in kept]


def unquantised(path: Path) -> list[str]:
    """Names of the products to leave in float: those of the arc and relation weights."""
    model = onnx.load(str(path))
    shapes = {i.name: tuple(i.dims) for i in model.graph.initializer}
    small = {(256, 256)}
    return [
        n.name
        for n in model.graph.node
        if n.op_type == "MatMul" and any(shapes.get(i) in small or "bilinear" in i or "arcs" in i for i in n.input)
    ]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    vocabulary = (told.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    model = restore(told.model, len(vocabulary))
    model.eval()
    kept = prune(model, vocabulary)
    for layer in model.trunk.layers:
        layer.fused = True
    size, words = 12, 9
    sample = (torch.randint(5, 900, (1, size)), torch.ones(1, size, dtype=torch.long), torch.arange(words + 1)[None])
    axes = {"ids": {1: "S"}, "shapes": {1: "S"}, "first": {1: "W1"}}
    axes |= {name: {0: "W1" if name in {"above", "heads", "related"} else "W"} for name in OUTPUTS}
    told.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Window(model),
            sample,
            str(plain),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        target = told.out / "reader.onnx"
        quantize_dynamic(
            str(ready),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=unquantised(ready),
        )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    named = {
        "types": schema.TYPES,
        "statuses": schema.STATUSES,
        "modes": schema.MODES,
        "contexts": schema.CONTEXTS,
        "sectors": schema.SECTORS,
    }
    distance = [[round(x, 5) for x in row] for row in model.events.distance.weight.tolist()]
    labels = {**model.labels, **named, "vocabulary": len(kept), "distance": distance, "sha256": digest}
    (told.out / "reader.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    (told.out / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.2f} MB, {len(kept)} pieces, sha256 {digest[:12]}")


if __name__ == "__main__":
    main()
