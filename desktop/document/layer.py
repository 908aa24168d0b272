"""Layers: edits that can be faded, masked, reordered and taken back."""

from dataclasses import dataclass, field, replace
from typing import Final

from desktop.document.mask import Mask
from desktop.document.tone import LEVELS, ToneAdjustment
from models.core.invention_map import InventionMap
from models.core.pixels import Raster, Rect
from models.core.plan import Step

MERGED: Final = "merged"
"""What the step of a layer is called that was made of two; no engine knows it."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What a step made of the picture below it, 16 bits: of its size, or larger by the step's
    scale; `key` tells from what it was made, `evidence` what of it was invented and `tags` what
    the photo was taken to show, where the step could tell."""

    key: str
    pixels: Raster = field(compare=False, repr=False)
    evidence: tuple[InventionMap, ...] = field(default=(), compare=False, repr=False)
    tags: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Layer:
    """An edit. It has no patch until it has been run, and an instant one never. `id` stays the
    same through all changes. `region` says where it shows; `scope` is the part of the photo that
    is run, None for all of it, and holds the region."""

    id: str
    name: str
    step: Step
    mask: Mask | None = None
    opacity: float = 1.0
    visible: bool = True
    patch: Patch | None = None
    scope: Rect | None = None

    @property
    def is_effective(self) -> bool:
        """Whether it changes what is seen; with a stale patch too."""
        there = self.patch is not None or self.is_instant
        return self.visible and self.opacity > 0 and there

    @property
    def is_instant(self) -> bool:
        """Whether it is computed when it is looked at, and never run."""
        return self.step.restorer == LEVELS

    @property
    def needs_engine(self) -> bool:
        """Whether an engine makes its patch; otherwise it is instant, or was merged from layers
        and stays what it is."""
        return self.step.restorer not in (LEVELS, MERGED)

    @property
    def tone(self) -> ToneAdjustment | None:
        """What an instant layer does."""
        return ToneAdjustment.of(self.step) if self.is_instant else None

    def faded(self, opacity: float) -> "Layer":
        return replace(self, opacity=min(max(opacity, 0.0), 1.0))

    def with_visible(self, visible: bool) -> "Layer":
        return replace(self, visible=visible)

    def named(self, name: str) -> "Layer":
        return replace(self, name=name)

    def with_step(self, step: Step) -> "Layer":
        """With another step, or the same with other parameters; its patch is stale then."""
        return replace(self, step=step)

    def with_patch(self, patch: Patch) -> "Layer":
        return replace(self, patch=patch)

    def with_mask(self, region: Mask | None) -> "Layer":
        """Shown there only. Where that is more than was run, the whole photo will be."""
        fits = self.scope is None or (region is not None and _holds(self.scope, region.bounds))
        return replace(self, mask=region, scope=self.scope if fits else None)


def _holds(outer: Rect, inner: Rect) -> bool:
    return inner.clipped(outer) == inner
