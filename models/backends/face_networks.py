"""Networks of aligned faces: those that restore a face, and those that tell persons apart.

Face networks are ONNX files as they are published for GFPGAN, RestoreFormer++ and CodeFormer: the
first input is 1 x 3 x 512 x 512, RGB, -1 to 1; a second one, if there is one, is the fidelity.
"""

from pathlib import Path

import numpy as np

from models.backends.onnx_session import SessionFactory
from models.catalog.model_cards import ModelCard
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.core.protocols import Array


class FaceNetwork:
    """Network that restores an aligned face; its second input is the fidelity, 0 to 1."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], open_session: SessionFactory) -> None:
        self._session = open_session(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        """Restore an aligned face, 512 x 512 x 3, 0 to 1, at a fidelity."""
        face, fidelity = arrays
        (image, kind), *others = self._session.inputs
        inputs = {image: _planes(face * 2 - 1).astype(kind)}
        inputs |= {name: np.array(fidelity, dtype).reshape(-1) for name, dtype in others}
        restored = self._session.run(inputs, progress)[0]
        return np.asarray((restored.transpose(1, 2, 0).astype(np.float32) + 1) / 2, np.float32)

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


class IdentityNetwork:
    """Network from an aligned face, 112 x 112 x 3, to its identity embedding.

    The network's file expects RGB levels, 0 to 255, as SFace does."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], open_session: SessionFactory) -> None:
        self._session = open_session(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """Compute the identity embedding (a vector) of an aligned face, H x W x 3, 0 to 1."""
        name, kind = self._session.first_input
        levels = _planes(np.clip(arrays[0], 0, 1) * 255).astype(kind)
        return np.asarray(self._session.run({name: levels}, progress)[0], np.float32)

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


def _planes(image: Pixels) -> Array:
    return np.ascontiguousarray(image.transpose(2, 0, 1))[None]
