"""BERT as a sentence encoder: the mean of the tokens' vectors, at unit length.

Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
NAACL 2019 (arXiv 1810.04805), pooled as in Reimers and Gurevych, "Sentence-BERT", EMNLP 2019 (arXiv
1908.10084, section 3). Parameter names are those of published checkpoints.

Tokens are N x T, vectors N x T x C.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

NORM_EPSILON: Final = 1e-12
"""Of the layer norms."""

MIN_TOKENS: Final = 1e-9
"""Of tokens in a mean."""


class Embeddings(nn.Module):
    """Words, their places and the kind of the sentence, added (BERT, figure 2)."""

    def __init__(self, vocabulary: int, positions: int, segments: int, c: int) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, c)
        self.position_embeddings = nn.Embedding(positions, c)
        self.token_type_embeddings = nn.Embedding(segments, c)
        self.LayerNorm = nn.LayerNorm(c, eps=NORM_EPSILON)

    def forward(self, ids: Tensor) -> Tensor:
        positions = torch.arange(ids.shape[1], device=ids.device)
        kind = self.token_type_embeddings.weight[0]
        embedded = self.word_embeddings(ids) + self.position_embeddings(positions) + kind
        normal: Tensor = self.LayerNorm(embedded)
        return normal


class QueryKeyValue(nn.Module):
    """What tokens ask, offer and tell."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(c, c) for _ in range(3))


class AddAndNorm(nn.Module):
    """A projection added to what was there, and normed."""

    def __init__(self, c: int, out: int) -> None:
        super().__init__()
        self.dense = nn.Linear(c, out)
        self.LayerNorm = nn.LayerNorm(out, eps=NORM_EPSILON)

    def forward(self, x: Tensor, before: Tensor) -> Tensor:
        normal: Tensor = self.LayerNorm(self.dense(x) + before)
        return normal


class Attention(nn.Module):
    """Tokens look at each other, head by head."""

    def __init__(self, c: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.self = QueryKeyValue(c)
        self.output = AddAndNorm(c, c)

    def forward(self, x: Tensor, attention_bias: Tensor) -> Tensor:
        """`hidden` (N x 1 x 1 x T) is very negative where nothing may be looked at."""
        projections = self.self
        q, k, v = (
            self._split(part(x)) for part in (projections.query, projections.key, projections.value)
        )
        weights_of_tokens = (q @ k.transpose(2, 3) / q.shape[3] ** 0.5 + attention_bias).softmax(
            dim=3
        )
        embedded = (weights_of_tokens @ v).transpose(1, 2).flatten(2)
        result: Tensor = self.output(embedded, x)
        return result

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)


class Expansion(nn.Module):
    """The wide half of the feed-forward part."""

    def __init__(self, c: int, inner_width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(c, inner_width)


class EncoderLayer(nn.Module):
    """Attention and feed-forward (BERT, section 3)."""

    def __init__(self, c: int, inner_width: int, heads: int) -> None:
        super().__init__()
        self.attention = Attention(c, heads)
        self.intermediate = Expansion(c, inner_width)
        self.output = AddAndNorm(inner_width, c)

    def forward(self, x: Tensor, attention_bias: Tensor) -> Tensor:
        x = self.attention(x, attention_bias)
        result: Tensor = self.output(F.gelu(self.intermediate.dense(x)), x)
        return result


class Encoder(nn.Module):
    """One after the other."""

    def __init__(self, count: int, c: int, inner_width: int, heads: int) -> None:
        super().__init__()
        self.layer = nn.ModuleList(EncoderLayer(c, inner_width, heads) for _ in range(count))


class SentenceBert(nn.Module):
    """The defaults are those of bge-micro-v2."""

    def __init__(
        self,
        vocabulary: int = 30522,
        positions: int = 512,
        c: int = 384,
        inner_width: int = 1536,
        layers: int = 3,
        heads: int = 12,
    ) -> None:
        super().__init__()
        self.vocabulary_size, self.max_tokens = vocabulary, positions
        self.embeddings = Embeddings(vocabulary, positions, 2, c)
        self.encoder = Encoder(layers, c, inner_width, heads)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Both N x T, whole numbers, `mask` 1 for tokens and 0 for filling; gives N x C."""
        weights = mask.to(torch.float32)
        attention_bias = ((1 - weights) * torch.finfo(torch.float32).min)[:, None, None, :]
        x = self.embeddings(ids)
        for layer in self.encoder.layer:
            x = layer(x, attention_bias)
        total = (x * weights[..., None]).sum(1)
        return F.normalize(total / weights.sum(1, keepdim=True).clamp(min=MIN_TOKENS), dim=1)
