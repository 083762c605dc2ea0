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
from model import Reader, restore

INPUTS = ["ids", "shapes", "first", "apart", "near"]
OUTPUTS = ["upos", "xpos", "names", "arcs", "mixed", "plain", "heads", "related", "tags", "pairs"]


class Window(nn.Module):
    """The reader as run on one window: no padding, so no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, apart: Tensor, near: Tensor) -> tuple[Tensor, ...]:
        """All outputs, in the order of OUTPUTS."""
        r = self.reader
        mask = torch.zeros(1)
        x = r.trunk(ids, shapes, mask)
        syntax = r.branch(r.syntax, x, mask, first)
        events = r.branch(r.events, x, mask, first)
        tags, _, arcs, dependants, heads = r.syntax_heads(syntax, apart)
        names = r.names(torch.cat([syntax[:, 1:], events[:, 1:]], -1))
        upos, xpos = tags.split(r.syntax_heads.sizes, -1)
        mixed = (dependants @ r.syntax_heads.bilinear.reshape(r.syntax_heads.rel, -1)).view(
            -1, r.syntax_heads.relations, r.syntax_heads.rel
        )
        told, pairs = r.event_heads(events[:, 1:], near)
        return (
            upos.argmax(-1)[0],
            xpos.argmax(-1)[0],
            names[0],
            arcs[0],
            mixed,
            r.syntax_heads.dep_bias(dependants)[0],
            heads[0],
            r.syntax_heads.head_rel(heads)[0],
            told[0],
            pairs[0],
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
    for layer in (*model.trunk.layers, *model.syntax, *model.events):
        layer.fused = True
    size, words = 12, 9
    sample = (
        torch.randint(5, 900, (1, size)),
        torch.ones(1, size, dtype=torch.long),
        torch.arange(words + 1)[None],
        torch.zeros(1, words, words + 1),
        torch.zeros(1, words, words, dtype=torch.long),
    )
    axes = {"ids": {1: "S"}, "shapes": {1: "S"}, "first": {1: "W1"}, "apart": {1: "W", 2: "W1"}, "near": {1: "W", 2: "W"}}
    axes |= {name: {0: "W"} for name in OUTPUTS if name not in {"pairs", "heads", "related"}}
    axes |= {"arcs": {0: "W", 1: "W1"}, "heads": {0: "W1"}, "related": {0: "W1"}, "pairs": {1: "W", 2: "W"}}
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
    labels = {**model.labels, **named, "vocabulary": len(kept), "sha256": digest}
    (told.out / "reader.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    (told.out / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.2f} MB, {len(kept)} pieces, sha256 {digest[:12]}")


if __name__ == "__main__":
    main()
