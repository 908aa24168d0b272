"""Layers: edits that can be faded, masked, reordered and taken back."""

import hashlib
from dataclasses import dataclass, field, replace

from models.pixels import Mask, Raster
from models.planning.plan import Step


@dataclass(frozen=True, slots=True)
class Region:
    """Where a layer acts: a mask the size of the photo, compared by the hash of its values."""

    values: Mask = field(compare=False, repr=False)
    key: str

    @classmethod
    def of(cls, values: Mask) -> "Region":
        return cls(values, hashlib.sha256(values.tobytes()).hexdigest())


@dataclass(frozen=True, slots=True)
class Patch:
    """What a step made of the picture below it, 16 bits: of its size, or larger by the step's
    scale; `key` tells from what it was made."""

    key: str
    pixels: Raster = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Layer:
    """An edit. It has no patch until it has been run. `id` stays the same through all changes."""

    id: str
    name: str
    step: Step
    region: Region | None = None
    opacity: float = 1.0
    visible: bool = True
    patch: Patch | None = None

    @property
    def acts(self) -> bool:
        """Whether it changes what is seen; with a stale patch too."""
        return self.visible and self.opacity > 0 and self.patch is not None

    def faded(self, opacity: float) -> "Layer":
        return replace(self, opacity=min(max(opacity, 0.0), 1.0))

    def shown(self, visible: bool) -> "Layer":
        return replace(self, visible=visible)

    def named(self, name: str) -> "Layer":
        return replace(self, name=name)

    def restored(self, patch: Patch) -> "Layer":
        return replace(self, patch=patch)
