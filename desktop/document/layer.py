"""Layers: edits of the document that can be faded, masked, reordered and removed."""

from dataclasses import dataclass, field, replace

from desktop.document.layer_content import (
    HealStrokes,
    LayerContent,
    content_from_step,
    needs_engine,
    step_from_content,
)
from desktop.document.mask import Mask
from desktop.document.tone_adjustment import ToneAdjustment
from models.core.face import FaceReport
from models.core.invention_map import InventionMap
from models.core.pixels import Raster, Rect
from models.core.plan import Step
from models.core.strokes import Stroke


@dataclass(frozen=True, slots=True)
class Patch:
    """Pixels that a step computed from the picture below its layer.

    `pixels` is uint16, height x width x 3, with the sides of the photo times the step's scale.
    `key` is the layer's patch key (`Document.key`) at that time, `evidence` the invention maps,
    `tags` what the network recognised, and `faces` a report for each face."""

    key: str
    pixels: Raster = field(compare=False, repr=False)
    evidence: tuple[InventionMap, ...] = field(default=(), compare=False, repr=False)
    tags: tuple[str, ...] = field(default=(), compare=False)
    faces: tuple[FaceReport, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Layer:
    """One edit of the document.

    `id` stays the same through all changes. `mask` limits where the layer is visible, None is
    everywhere; `opacity` is 0 to 1. `patch` is None until the layer has run, and always for tone
    adjustments. `scope` is the rect of the photo that is run, which contains the mask; None is all
    of it. `frame` is the part of the photo by which light and colour are judged (the crop when the
    layer was made), None for all of it. `stored_step` is the step as a file spells it, where older
    versions wrote fewer parameters; patch keys are computed from it, so that stored patches stay
    valid."""

    id: str
    name: str
    content: LayerContent
    mask: Mask | None = None
    opacity: float = 1.0
    visible: bool = True
    patch: Patch | None = None
    scope: Rect | None = None
    frame: Rect | None = None
    stored_step: Step | None = None

    @classmethod
    def from_step(cls, id: str, name: str, step: Step) -> "Layer":
        """Make the layer `id` from a step as files and plans hold it, without mask and patch."""
        return cls(id, name, step).with_step(step)

    @property
    def step(self) -> Step:
        """Content of the layer as a step: the form for files and for the keys of results."""
        return self.stored_step or step_from_content(self.content)

    @property
    def scale(self) -> int:
        """Factor by which the layer enlarges the sides of the picture, at least 1."""
        step = self.stored_step or self.content
        return step.scale if isinstance(step, Step) else 1

    @property
    def output_factor(self) -> float:
        """Factor by which the layer enlarges the sides of the exported picture."""
        step = self.stored_step or self.content
        return step.output_factor if isinstance(step, Step) else 1.0

    @property
    def output_dpi(self) -> float | None:
        """Dots per inch that the exported file is to name; None if the layer asks for none."""
        step = self.stored_step or self.content
        return step.output_dpi if isinstance(step, Step) else None

    @property
    def is_effective(self) -> bool:
        """Whether the layer is visible and has pixels, be they stale or computed when shown."""
        has_pixels = self.patch is not None or self.is_instant
        return self.visible and self.opacity > 0 and has_pixels

    @property
    def is_instant(self) -> bool:
        """Whether the layer, a tone adjustment, is computed when displayed, without a patch."""
        return isinstance(self.content, ToneAdjustment)

    @property
    def needs_engine(self) -> bool:
        """Whether an engine computes the patch."""
        return needs_engine(self.content)

    @property
    def tone(self) -> ToneAdjustment | None:
        """Tone adjustment of the layer, None for other contents."""
        return self.content if isinstance(self.content, ToneAdjustment) else None

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Strokes of a heal layer in the order of painting, empty for all other layers."""
        return self.content.strokes if isinstance(self.content, HealStrokes) else ()

    def faded(self, opacity: float) -> "Layer":
        """Return the layer with this opacity, limited to 0 to 1."""
        return replace(self, opacity=min(max(opacity, 0.0), 1.0))

    def with_visible(self, visible: bool) -> "Layer":
        """Return the layer visible or hidden."""
        return replace(self, visible=visible)

    def named(self, name: str) -> "Layer":
        """Return the layer under another name."""
        return replace(self, name=name)

    def with_content(self, content: LayerContent) -> "Layer":
        """Return the layer with other content; its patch is kept and becomes stale."""
        return replace(self, content=content, stored_step=None)

    def with_step(self, step: Step) -> "Layer":
        """Return the layer with this step as content; its patch is kept and becomes stale."""
        content = content_from_step(step)
        same = step_from_content(content).canonical == step.canonical
        return replace(self, content=content, stored_step=None if same else step)

    def with_patch(self, patch: Patch) -> "Layer":
        """Return the layer with this patch."""
        return replace(self, patch=patch)

    def with_mask(self, mask: Mask | None) -> "Layer":
        """Return the layer with this mask; a mask beyond its scope removes the scope."""
        fits = self.scope is None or (mask is not None and _contains(self.scope, mask.bounds))
        return replace(self, mask=mask, scope=self.scope if fits else None)


def _contains(outer: Rect, inner: Rect) -> bool:
    return inner.clipped(outer) == inner
