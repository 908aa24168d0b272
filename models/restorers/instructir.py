"""InstructIR as published: its sentence encoder, its language head, its image network.

Conde, Geigle and Timofte, "InstructIR: High-Quality Image Restoration Following Human
Instructions", ECCV 2024 (arXiv 2401.16468).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.pixels import Pixels, is_monochrome, to_grey
from models.core.protocols import Array, RestoreInput

ENCODER: Final = "bge-micro-v2"
HEAD: Final = "instructir-lmhead"


@dataclass(frozen=True, slots=True)
class Params:
    """The wish it serves, the words that tell the network, and the card of the image network."""

    wish: str
    clause: str
    model: str = "instructir-7d"


class PublishedInstructIR:
    """The picture as the clause asks. Photos without colour stay without."""

    name = "instructir"
    params = Params
    halo = 0

    def analyse_overview(self, overview: RestoreInput, params: Params) -> Array:
        """The clause's text vector (256) and, behind it, 1 if the photo has no colour."""
        encoder, head = overview.network(ENCODER), overview.network(HEAD)
        embeddings = encoder(np.array([params.clause]), progress=overview.progress)
        vector = head(embeddings, progress=overview.progress)[0]
        return np.append(vector, np.float32(is_monochrome(overview.image)))

    def run(self, work: RestoreInput, params: Params) -> Pixels:
        survey, network = np.asarray(work.analysis, np.float32), work.network(params.model)
        restored = network(work.image, survey[None, :-1], progress=work.progress)
        return to_grey(restored) if survey[-1] else restored
