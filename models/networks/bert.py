"""BERT as a sentence encoder: mean-pooled token vectors, normalised to unit length.

Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
NAACL 2019 (arXiv 1810.04805), pooled as in Reimers and Gurevych, "Sentence-BERT", EMNLP 2019 (arXiv
1908.10084, section 3). Parameter names are those of published checkpoints.

Token ids are N x T, token vectors N x T x C.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

NORM_EPSILON: Final = 1e-12
"""Epsilon that BERT's layer norms add to the variance."""

MIN_TOKENS: Final = 1e-9
"""Least token count by which a sum of token vectors is divided."""


class Embeddings(nn.Module):
    """Sum of token, position and segment embeddings, layer-normalised (BERT, figure 2)."""

    def __init__(self, vocabulary: int, positions: int, segments: int, c: int) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, c)
        self.position_embeddings = nn.Embedding(positions, c)
        self.token_type_embeddings = nn.Embedding(segments, c)
        self.LayerNorm = nn.LayerNorm(c, eps=NORM_EPSILON)

    def forward(self, ids: Tensor) -> Tensor:
        """Embed token ids: N x T integers to N x T x C. All tokens belong to segment 0."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        kind = self.token_type_embeddings.weight[0]
        embedded = self.word_embeddings(ids) + self.position_embeddings(positions) + kind
        normal: Tensor = self.LayerNorm(embedded)
        return normal


class QueryKeyValue(nn.Module):
    """Linear maps from token vectors to queries, keys and values."""

    def __init__(self, c: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(c, c) for _ in range(3))


class AddAndNorm(nn.Module):
    """Linear map of its input, added to a residual and layer-normalised."""

    def __init__(self, c: int, out: int) -> None:
        super().__init__()
        self.dense = nn.Linear(c, out)
        self.LayerNorm = nn.LayerNorm(out, eps=NORM_EPSILON)

    def forward(self, x: Tensor, before: Tensor) -> Tensor:
        """Map `x` (N x T x C_in) linearly to the shape of `before`, add that and normalise."""
        normal: Tensor = self.LayerNorm(self.dense(x) + before)
        return normal


class Attention(nn.Module):
    """Multi-head self-attention over tokens with its output projection."""

    def __init__(self, c: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.self = QueryKeyValue(c)
        self.output = AddAndNorm(c, c)

    def forward(self, x: Tensor, attention_bias: Tensor) -> Tensor:
        """Attend between tokens: N x T x C to N x T x C.

        `attention_bias` (N x 1 x 1 x T) is added to the scores: 0 for tokens, the most negative
        float32 for padding."""
        projections = self.self
        q, k, v = (
            self._split(part(x)) for part in (projections.query, projections.key, projections.value)
        )
        attention = (q @ k.transpose(2, 3) / q.shape[3] ** 0.5 + attention_bias).softmax(dim=3)
        mixed = (attention @ v).transpose(1, 2).flatten(2)
        result: Tensor = self.output(mixed, x)
        return result

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)


class Expansion(nn.Module):
    """Linear map that widens token vectors at the start of the feed-forward part."""

    def __init__(self, c: int, inner_width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(c, inner_width)


class EncoderLayer(nn.Module):
    """Encoder layer of BERT: self-attention and a feed-forward part with GELU (section 3)."""

    def __init__(self, c: int, inner_width: int, heads: int) -> None:
        super().__init__()
        self.attention = Attention(c, heads)
        self.intermediate = Expansion(c, inner_width)
        self.output = AddAndNorm(inner_width, c)

    def forward(self, x: Tensor, attention_bias: Tensor) -> Tensor:
        """Run the layer, N x T x C to N x T x C; `attention_bias` hides padding tokens."""
        x = self.attention(x, attention_bias)
        result: Tensor = self.output(F.gelu(self.intermediate.dense(x)), x)
        return result


class Encoder(nn.Module):
    """Container of the encoder layers, named as in published checkpoints."""

    def __init__(self, count: int, c: int, inner_width: int, heads: int) -> None:
        super().__init__()
        self.layer = nn.ModuleList(EncoderLayer(c, inner_width, heads) for _ in range(count))


class SentenceBert(nn.Module):
    """BERT encoder with mean pooling; the defaults are those of bge-micro-v2."""

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
        """Encode token ids to sentence embeddings of unit length, N x C.

        `ids` and `mask` are integers, N x T; `mask` is 1 for tokens and 0 for padding."""
        weights = mask.to(torch.float32)
        attention_bias = ((1 - weights) * torch.finfo(torch.float32).min)[:, None, None, :]
        x = self.embeddings(ids)
        for layer in self.encoder.layer:
            x = layer(x, attention_bias)
        total = (x * weights[..., None]).sum(1)
        return F.normalize(total / weights.sum(1, keepdim=True).clamp(min=MIN_TOKENS), dim=1)
