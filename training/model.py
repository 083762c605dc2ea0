"""The reader: one MiniLM trunk under heads for syntax and names and heads for events, all learnt together."""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, INNER, LAYERS, SHAPES = 384, 12, 1536, 6, 18
FAR = -10000.0


class FusedAttention(torch.autograd.Function):
    """Attention as one operator of onnxruntime, for export; the same sums in torch."""

    @staticmethod
    def forward(_: object, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Queries, keys and values [B, S, H] to attended values."""
        split = [x.reshape(*x.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2) for x in (q, k, v)]
        return F.scaled_dot_product_attention(*split).transpose(1, 2).reshape(q.shape)

    @staticmethod
    def symbolic(graph: torch.Graph, q: torch.Value, k: torch.Value, v: torch.Value) -> torch.Value:
        """The operator in the exported graph."""
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


class Drop(nn.Module):
    """Dropout with one mask for the whole batch: drawing random numbers is what dropout costs."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """The same shape."""
        if not self.training or not self.rate:
            return x
        return x * (torch.rand(x.shape[1:]) >= self.rate).to(x.dtype) / (1 - self.rate)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Drop(drop)
        self.fused = False  # set for export: one window, no mask

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States [B, S, H] to states; `mask` is added to the attention scores."""
        batch, size, _ = x.shape
        if self.fused:
            seen = FusedAttention.apply(*self.qkv(x).chunk(3, -1))
        else:
            q, k, v = self.qkv(x).reshape(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
            # Written out: on processors torch's fused operator is slow backwards.
            weights = (q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask.to(q.dtype)).softmax(-1)
            seen = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm1(x + self.drop(self.out(seen)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Trunk(nn.Module):
    """Embeddings (piece, place, shape) and the layers."""

    def __init__(self, vocabulary: int, drop: float) -> None:
        super().__init__()
        self.piece = nn.Embedding(vocabulary, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Pieces [B, S] to states [B, S, H]."""
        x = self.piece(ids) + self.shape(shapes) + self.place.weight[: ids.shape[1]]
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class SyntaxHeads(nn.Module):
    """Part of speech, names, arcs and relations over word states; state 0 is [CLS], the root."""

    def __init__(self, labels: dict[str, list[str]], drop: float = 0.2, arc: int = 256, rel: int = 64) -> None:
        super().__init__()
        self.sizes = [len(labels["upos"]), len(labels["xpos"])]
        self.tag = nn.Linear(WIDTH, sum(self.sizes))
        self.name = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.3), nn.Linear(WIDTH, len(labels["names"])))
        self.arc, self.rel, self.relations = arc, rel, len(labels["relations"])
        self.project = nn.Linear(WIDTH, 2 * arc + 2 * rel)
        self.arcs = nn.Parameter(torch.empty(arc, arc))
        self.head_bias = nn.Linear(arc, 1)
        self.bilinear = nn.Parameter(torch.randn(rel, self.relations, rel) * 0.02)
        self.dep_bias = nn.Linear(rel, self.relations)
        self.head_rel = nn.Linear(rel, self.relations, bias=False)
        self.drop = nn.Dropout(drop)
        nn.init.xavier_uniform_(self.arcs)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Word states [B, W+1, H] to tags, names, the two sides of arcs (W and W+1 vectors, to be multiplied) and those of relations."""
        words = self.drop(words)
        inner = words[:, 1:]
        dep, head, rel_dep, rel_head = self.drop(F.gelu(self.project(words))).split([self.arc, self.arc, self.rel, self.rel], -1)
        under = (dep[:, 1:] @ self.arcs) / math.sqrt(self.arc) * 4
        under = torch.cat([under, torch.ones_like(under[..., :1])], -1)
        above = torch.cat([head, self.head_bias(head)], -1)
        return self.tag(inner), self.name(inner), under, above, rel_dep[:, 1:], rel_head

    def relate(self, dependants: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Relation scores [B, W, L] for the chosen heads [B, W]."""
        heads = torch.gather(heads, 1, chosen.unsqueeze(-1).expand(-1, -1, self.rel))
        mixed = (dependants @ self.bilinear.reshape(self.rel, -1)).view(*dependants.shape[:2], self.relations, self.rel)
        return (mixed * heads.unsqueeze(2)).sum(-1) + self.dep_bias(dependants) + self.head_rel(heads)


class EventHeads(nn.Module):
    """What is told of every word and of every pair of words.

    Tags hold, side by side, the BIO and class scores of `layers` (name -> number of classes). A relation's score of two words
    is the product of the left word's and the right word's vector, and a bias by their distance; of two spans, the mean over
    their first and last words.
    """

    def __init__(self, layers: dict[str, int], relations: list[str], distances: int, *, drop: float = 0.3) -> None:
        super().__init__()
        inner, pair = 320, 96
        self.layers, self.relations, self.pair = layers, relations, pair
        widths = [inner if size > 5 else inner // 2 for size in layers.values()]
        self.hidden = nn.ModuleList(nn.Linear(WIDTH, width) for width in widths)
        self.score = nn.ModuleList(nn.Linear(width, size) for width, size in zip(widths, layers.values(), strict=True))
        count = len(relations)
        self.left = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(drop * 0.5), nn.Linear(WIDTH, count * pair))
        self.right = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(drop * 0.5), nn.Linear(WIDTH, count * pair))
        self.left_bias = nn.Linear(WIDTH, count)
        self.right_bias = nn.Linear(WIDTH, count)
        self.distance = nn.Embedding(distances, count)
        self.drop = nn.Dropout(drop)
        self.less = nn.Dropout(drop * 0.66)
        nn.init.zeros_(self.distance.weight)
        nn.init.constant_(self.left_bias.bias, -2.0)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Word states [B, W, H] to tags [B, W, T], left and right vectors [B, W, R, P]."""
        x = self.drop(words)
        tags = torch.cat([score(self.less(F.gelu(hidden(x)))) for hidden, score in zip(self.hidden, self.score, strict=True)], -1)
        shape = (*x.shape[:2], len(self.relations), self.pair)
        left = self.left(x).view(shape) / math.sqrt(self.pair)
        right = self.right(x).view(shape)
        above, below = self.left_bias(x).unsqueeze(-1), self.right_bias(x).unsqueeze(-1)
        return tags, torch.cat([left, above, torch.ones_like(above)], -1), torch.cat([right, torch.ones_like(below), below], -1)

    def pairs(self, left: Tensor, right: Tensor, distance: Tensor) -> Tensor:
        """Scores [B, R, W, W] of all pairs of words, with distance buckets [B, W, W]."""
        return left.permute(0, 2, 1, 3) @ right.permute(0, 2, 3, 1) + self.distance(distance).permute(0, 3, 1, 2)


class Reader(nn.Module):
    """The trunk and its heads."""

    def __init__(self, labels: dict, vocabulary: int, drop: float = 0.1) -> None:
        super().__init__()
        self.labels = labels
        self.trunk = Trunk(vocabulary, drop)
        self.syntax = SyntaxHeads(labels)
        self.events = EventHeads(labels["layers"], labels["pairs"], labels["distances"])

    def start_from(self, folder: Path) -> None:
        """Take the pretrained encoder's weights from its safetensors file."""
        weights = load_file(str(folder / "model.safetensors"))
        with torch.no_grad():
            self.trunk.piece.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.trunk.place.weight.copy_(
                weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
            )
            _copy(self.trunk.norm, weights, "embeddings.LayerNorm")
            for at, layer in enumerate(self.trunk.layers):
                lead = f"encoder.layer.{at}."
                for kind in ("weight", "bias"):
                    joined = torch.cat([weights[f"{lead}attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
                    getattr(layer.qkv, kind).copy_(joined)
                for part, name in (
                    (layer.out, "attention.output.dense"),
                    (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    _copy(part, weights, lead + name)

    def forward(self, ids: Tensor, shapes: Tensor, seen: Tensor, first: Tensor) -> Tensor:
        """States of [CLS] and of each word's first piece; `seen` [B, S] is 1 for pieces, 0 for padding; `first` [B, W+1] starts with 0."""
        mask = ((1.0 - seen.float()) * FAR)[:, None, None, :]
        return words_of(self.trunk(ids, shapes, mask), first)


def words_of(pieces: Tensor, first: Tensor) -> Tensor:
    """The states [B, W, H] at the pieces `first` [B, W]."""
    return torch.gather(pieces, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))


def _copy(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(weights[name + ".weight"])
    part.bias.copy_(weights[name + ".bias"])


def save(model: Reader, path: Path) -> None:
    """Weights beside their labels."""
    torch.save(model.state_dict(), path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)
    path.with_suffix(".json").write_text(json.dumps(model.labels, indent=1) + "\n", encoding="utf-8")


def restore(path: Path, vocabulary: int) -> Reader:
    """A saved reader; weights only, nothing is executed."""
    model = Reader(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), vocabulary)
    model.load_state_dict(torch.load(path, weights_only=True))
    return model
