"""Text tower of OpenCLIP, the text encoder of Stable Diffusion 2.

Cherti et al., "Reproducible scaling laws for contrastive language-image learning", CVPR 2023 (arXiv
2212.07143). Names are those of the CLIP text model in diffusers' folders. The last layer of the
original is left out: Stable Diffusion reads the output of the layer before.
"""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.diffusion.modules.clip_tokenizer import MAX_TOKENS, tokenize

VOCABULARY_SIZE: Final = 49408
"""Number of token ids of CLIP's tokenizer."""


class SelfAttention(nn.Module):
    """Causal multi-head self-attention over tokens."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj = (nn.Linear(width, width) for _ in range(3))
        self.out_proj = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        """Attend: N x 77 x width to N x 77 x width."""
        q, k, v = (self._by_head(layer(x)) for layer in (self.q_proj, self.k_proj, self.v_proj))
        attended = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        result: Tensor = self.out_proj(attended.transpose(1, 2).flatten(2))
        return result

    def _by_head(self, x: Tensor) -> Tensor:
        return x.reshape(*x.shape[:2], self.heads, -1).transpose(1, 2)


class Mlp(nn.Module):
    """Two linear layers applied to each token, with GELU between them."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, hidden)
        self.fc2 = nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        """Apply both layers to each token: N x 77 x width to N x 77 x width."""
        result: Tensor = self.fc2(F.gelu(self.fc1(x)))
        return result


class TextLayer(nn.Module):
    """Transformer layer of the text tower: attention, then feed-forward part, each after a norm."""

    def __init__(self, width: int, heads: int, hidden: int) -> None:
        super().__init__()
        self.layer_norm1 = nn.LayerNorm(width)
        self.self_attn = SelfAttention(width, heads)
        self.layer_norm2 = nn.LayerNorm(width)
        self.mlp = Mlp(width, hidden)

    def forward(self, x: Tensor) -> Tensor:
        """Run the transformer layer: N x 77 x width to N x 77 x width."""
        x = x + self.self_attn(self.layer_norm1(x))
        result: Tensor = self.mlp(self.layer_norm2(x))
        return x + result


class TextEncoder(nn.Module):
    """Container of the text tower's layers, named as in published files."""

    def __init__(self, width: int, heads: int, hidden: int, layers: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(*(TextLayer(width, heads, hidden) for _ in range(layers)))


class TextEmbeddings(nn.Module):
    """Sum of token and position embeddings."""

    def __init__(self, width: int, vocabulary: int, max_tokens: int) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.position_embedding = nn.Embedding(max_tokens, width)

    def forward(self, token_ids: Tensor) -> Tensor:
        """Embed token ids: N x 77 to N x 77 x width."""
        embedded: Tensor = self.token_embedding(token_ids)
        return embedded + self.position_embedding.weight


class TextTower(nn.Module):
    """Encoder from token ids to the vectors that the UNet attends to (OpenCLIP)."""

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
        """Encode token ids: N x 77 to N x 77 x width."""
        encoded = self.encoder.layers(self.embeddings(token_ids))
        result: Tensor = self.final_layer_norm(encoded)
        return result

    @torch.no_grad()
    def encode_sentence(self, sentence: str) -> Tensor:
        """Encode a prompt to 1 x 77 x width numbers."""
        encoded: Tensor = self(tokenize((sentence,)).to(self.final_layer_norm.weight.device))
        return encoded
