"""The text tower of OpenCLIP as Stable Diffusion 2 uses it.

Cherti et al., "Reproducible scaling laws for contrastive language-image learning", CVPR 2023
(arXiv 2212.07143). Names are those of the CLIP text model in diffusers' folders. The last layer
of the original is left out: Stable Diffusion reads what comes before it.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.diffusion.modules.clip_tokenizer import MAX_TOKENS

VOCABULARY_SIZE: Final = 49408


class SelfAttention(nn.Module):
    """Each piece attends to itself and to those before it."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (self._by_head(layer(x)) for layer in (self.q_proj, self.k_proj, self.v_proj))
        attended = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        result: Tensor = self.out_proj(attended.transpose(1, 2).flatten(2))
        return result

    def _by_head(self, x: Tensor) -> Tensor:
        return x.reshape(*x.shape[:2], self.heads, -1).transpose(1, 2)


class Mlp(nn.Module):
    """Two layers for each piece by itself."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, hidden)
        self.fc2 = nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.fc2(F.gelu(self.fc1(x)))
        return result


class TextLayer(nn.Module):
    """Attention and layers for each piece, each behind a norm."""

    def __init__(self, width: int, heads: int, hidden: int) -> None:
        super().__init__()
        self.layer_norm1 = nn.LayerNorm(width)
        self.self_attn = SelfAttention(width, heads)
        self.layer_norm2 = nn.LayerNorm(width)
        self.mlp = Mlp(width, hidden)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.self_attn(self.layer_norm1(x))
        result: Tensor = self.mlp(self.layer_norm2(x))
        return x + result


class TextEncoder(nn.Module):
    """The layers, under the name that files give them."""

    def __init__(self, width: int, heads: int, hidden: int, layers: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(TextLayer(width, heads, hidden) for _ in range(layers))


class TextEmbeddings(nn.Module):
    """A vector for each piece and one for each place."""

    def __init__(self, width: int, vocabulary: int, max_tokens: int) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.position_embedding = nn.Embedding(max_tokens, width)

    def forward(self, token_ids: Tensor) -> Tensor:
        embedded: Tensor = self.token_embedding(token_ids)
        return embedded + self.position_embedding.weight


class TextTower(nn.Module):
    """Piece numbers (N x 77) to what the UNet reads (N x 77 x width)."""

    def __init__(
        self,
        width: int = 1024,
        heads: int = 16,
        layers: int = 23,
        hidden: int = 4096,
        vocabulary: int = VOCABULARY_SIZE,
    ) -> None:
        super().__init__()
        self.embeddings = TextEmbeddings(width, vocabulary, MAX_TOKENS)
        self.encoder = TextEncoder(width, heads, hidden, layers)
        self.final_layer_norm = nn.LayerNorm(width)

    def forward(self, token_ids: Tensor) -> Tensor:
        x = self.embeddings(token_ids)
        for layer in self.encoder.layers:
            x = layer(x)
        result: Tensor = self.final_layer_norm(x)
        return result

    @property
    def device(self) -> torch.device:
        return self.final_layer_norm.weight.device
