"""Networks that invent the colours of a whole photo: DDColor and DeOldify as ONNX files.

DDColor maps a grey picture, RGB, 0 to 1, to a* and b* of CIELAB; DeOldify maps one of 0 to 255 to
RGB of 0 to 255. Both read the whole photo at one small size, as they were trained.
"""

from pathlib import Path
from typing import Final

import numpy as np

from models.backends.onnx_session import SessionFactory
from models.catalog.model_cards import ModelCard
from models.core.errors import NetworkFailed
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.core.protocols import Array
from models.imaging.cielab import Chroma, from_lab, to_lab
from models.imaging.linear_resampling import resize

DEOLDIFY: Final = "deoldify"
"""Variant, on model cards, of networks that answer with a picture of levels."""
WHITE: Final = 255.0
"""Level of white in the pictures of DeOldify."""
CHROMA, COLOURS = 2, 3
"""Number of channels of an answer that holds a* and b*, or RGB."""


class ColourNetwork:
    """Network from a photo to its colours.

    The card's `tile` is the side of the picture that the network reads if its file accepts any."""

    def __init__(
        self, card: ModelCard, files: tuple[Path, ...], open_session: SessionFactory
    ) -> None:
        self._session, self._model = open_session(files[0]), card.id
        self._port, self._kind = self._session.first_input
        sides = self._session.first_shape[2:]
        fixed = [side for side in sides if isinstance(side, int)]
        self._height, self._width = fixed if len(fixed) == 2 else (card.tile, card.tile)
        variant = card.published.variant if card.published else ""
        self._white = WHITE if variant == DEOLDIFY else 1.0

    def __call__(self, *arrays: Array, progress: Progress) -> Chroma:
        """Compute a* and b* of a photo (H x W x 3, 0 to 1), in the size that the network reads.

        Raises: NetworkFailed if the answer is neither chroma nor a picture."""
        grey = _as_grey(resize(arrays[0], self._width, self._height))
        planes = np.ascontiguousarray(grey.transpose(2, 0, 1) * self._white, self._kind)[None]
        answer = self._session.run({self._port: planes}, progress)[0].astype(np.float32)
        channels = answer.transpose(1, 2, 0)
        if answer.shape == (CHROMA, self._height, self._width):
            return np.ascontiguousarray(channels)
        if answer.shape == (COLOURS, self._height, self._width):
            picture = np.clip(channels / np.float32(self._white), 0, 1)
            return np.asarray(to_lab(picture)[..., 1:], np.float32)
        raise NetworkFailed(self._model, f"an answer of {answer.shape}")

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


def _as_grey(image: Pixels) -> Pixels:
    """Return a picture of the same lightness (L*) without colour."""
    lab = to_lab(np.clip(image, 0, 1))
    lab[..., 1:] = 0
    return np.clip(from_lab(lab), 0, 1)
