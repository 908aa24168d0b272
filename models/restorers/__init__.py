"""Restorers: one file each, listed in the table that steps refer to by name."""

from collections.abc import Mapping
from typing import Any, Final

from models.core.protocols import Restorer
from models.planning.wish_vectors import wish_vectors
from models.restorers.any_network import WholeNetwork
from models.restorers.clarity import Clarity
from models.restorers.colorize import Colorize
from models.restorers.descreen import Descreen
from models.restorers.faces import Faces
from models.restorers.generate import Generate
from models.restorers.instruct import Instruct
from models.restorers.instructir import PublishedInstructIR
from models.restorers.negative import NegativeFilm
from models.restorers.red_eye import RedEye
from models.restorers.scratches import Scratches
from models.restorers.show_damage import Damage
from models.restorers.tone import Tone
from models.restorers.vignette import Vignette

EVERY: Final[tuple[Restorer[Any], ...]] = (
    Instruct(wish_vectors),
    Tone(wish_vectors),
    Scratches(),
    Damage(),
    WholeNetwork(),
    PublishedInstructIR(),
    Generate(),
    Faces(wish_vectors),
    Colorize(),
    Descreen(),
    NegativeFilm(),
    Vignette(),
    Clarity(),
    RedEye(),
)
"""Tuple of all restorers. Their names are stored in projects and recipes and never change."""

RESTORERS: Final[Mapping[str, Restorer[Any]]] = {restorer.name: restorer for restorer in EVERY}
"""Restorers by the name that steps use."""
