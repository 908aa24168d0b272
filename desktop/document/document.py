"""The document: a photo with its layers, selection and crop transform, as one frozen value."""

import hashlib
from dataclasses import dataclass, replace
from math import prod

from desktop.document.crop_transform import CropTransform, map_point
from desktop.document.damage_corrections import UNCORRECTED, DamageCorrections
from desktop.document.family_facts import FamilyFacts
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from models.core.pixels import Rect
from models.core.strokes import Point


@dataclass(frozen=True, slots=True)
class Document:
    """A photo and the edits made to it.

    `layers` are in the order in which they act, lowest first, as `in_order` sorts them. Layers and
    masks use the coordinates of the photo before `transform`, the crop, which is applied last; None
    shows the whole photo. `selection` is the mask that the next instruction acts in, not saved;
    with `damage` it marks damaged pixels. `corrections` are the user's of the detected damage.
    `facts` are what the user wrote about the photo, None if nothing was changed."""

    photo: Photo
    layers: tuple[Layer, ...] = ()
    selection: Mask | None = None
    transform: CropTransform | None = None
    damage: bool = False
    corrections: DamageCorrections = UNCORRECTED
    facts: FamilyFacts | None = None

    @property
    def enlargement(self) -> int:
        """Factor by which layers enlarge the sides of the photo, at least 1."""
        return prod(layer.scale for layer in self.layers if layer.is_effective)

    @property
    def visible_rect(self) -> Rect:
        """Rect of the picture inside the crop, from 0, 0, in pixels of the photo."""
        return self.transform.size if self.transform else self.photo.whole

    @property
    def frame(self) -> Rect | None:
        """Part of the photo inside the crop, for restorers that judge light; None without one."""
        inner = self.transform.inner_rect(self.photo.whole) if self.transform else None
        return None if inner == self.photo.whole else inner

    @property
    def canvas(self) -> Rect:
        """Rect of the picture inside the crop, from 0, 0, in pixels of the enlarged photo."""
        return self.visible_rect.scaled(self.enlargement)

    @property
    def output_factor(self) -> float:
        """Factor by which the sides of the exported picture are longer than those in the photo."""
        return prod(layer.output_factor for layer in self.layers if layer.is_effective)

    @property
    def output_dpi(self) -> float | None:
        """Dots per inch that the highest effective layer with any asks for; None if none does."""
        asked = (layer.output_dpi for layer in reversed(self.layers) if layer.is_effective)
        return next(filter(None, asked), None)

    @property
    def output(self) -> Rect:
        """Rect of the exported picture, from 0, 0, in its own pixels."""
        return self.visible_rect.resized(self.output_factor)

    def on_photo(self, point: Point) -> Point:
        """Convert a point of the cropped picture (`visible_rect`) to one of the photo."""
        if self.transform is None:
            return point
        return map_point(self.transform.to_photo(self.photo.whole), point)

    def with_transform(self, transform: CropTransform | None) -> "Document":
        """Return the document with a crop transform, limited to the photo; None removes it."""
        clamped = transform.clamped_to(self.photo.whole) if transform else None
        identity = clamped is None or clamped.is_identity(self.photo.whole)
        return replace(self, transform=None if identity else clamped)

    def layer(self, id: str) -> Layer:
        """Return the layer with an id. Raises: KeyError."""
        return self.layers[self.index_of(id)]

    def index_of(self, id: str) -> int:
        """Return the index in `layers` of the layer `id`, 0 for the lowest. Raises: KeyError."""
        return {layer.id: index for index, layer in enumerate(self.layers)}[id]

    def with_layer(self, layer: Layer) -> "Document":
        """Return the document with a layer added on top, but below a layer that enlarges."""
        return replace(self, layers=in_order((*self.layers, layer)))

    def without(self, id: str) -> "Document":
        """Return the document without the layer `id`."""
        return replace(self, layers=tuple(layer for layer in self.layers if layer.id != id))

    def moved(self, id: str, to: int) -> "Document":
        """Return the document with the layer `id` at index `to`; enlarging layers stay on top."""
        others = self.without(id).layers
        layers = (*others[:to], self.layer(id), *others[to:])
        return replace(self, layers=in_order(layers))

    def replaced(self, layer: Layer) -> "Document":
        """Return the document with the layer of the same id replaced by this one."""
        layers = tuple(layer if layer.id == old.id else old for old in self.layers)
        return replace(self, layers=layers)

    def isolated(self, id: str) -> "Document":
        """Return the document with this layer only, made visible; unchanged for an unknown id."""
        if all(layer.id != id for layer in self.layers):
            return self
        return replace(self, layers=(self.layer(id).with_visible(True),))

    def with_selection(self, selection: Mask | None, *, damage: bool = False) -> "Document":
        """Return the document with a selection; `damage`: it marks damaged pixels."""
        return replace(self, selection=selection, damage=damage and selection is not None)

    def with_corrections(self, corrections: DamageCorrections) -> "Document":
        """Return the document with other corrections of the detected damage."""
        return replace(self, corrections=corrections)

    def with_facts(self, facts: FamilyFacts | None) -> "Document":
        """Return the document with other facts about the photo; None for those in its file."""
        return replace(self, facts=facts)

    def key(self, id: str) -> str:
        """Return the patch key of a layer: a SHA-256 (hex) of all that its patch depends on.

        These are the photo, the visible layers below, and its own step, scope, frame and, if the
        step depends on it, mask. Raises: KeyError."""
        index = self.index_of(id)
        parts = [self.photo.sha256, *(_effect_key(below) for below in self.layers[:index])]
        own = self.layers[index]
        text = "\n".join([*(part for part in parts if part), own.step.canonical])
        if own.scope is not None:
            text += f"\n{own.scope.x} {own.scope.y} {own.scope.w} {own.scope.h}"
        text += _frame_key(own)
        if own.step.masked and own.mask is not None:
            text += f"\n{own.mask.key}"
        return hashlib.sha256(text.encode()).hexdigest()

    def is_stale(self, id: str) -> bool:
        """Return whether the layer `id` needs a run: its patch is missing or its key outdated."""
        layer = self.layer(id)
        return layer.needs_engine and (layer.patch is None or layer.patch.key != self.key(id))


def in_order(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return the layers with the last enlarging one on top and without other enlarging ones."""
    enlarging = tuple(layer for layer in layers if layer.scale > 1)
    return (*(layer for layer in layers if layer.scale == 1), *enlarging[-1:])


def _effect_key(layer: Layer) -> str:
    """Return what a layer contributes to the patch keys above it; empty if it has no effect."""
    mask = layer.mask.key if layer.mask else ""
    key = f"{layer.step.canonical} {layer.opacity!r} {mask}{_frame_key(layer)}"
    return key if layer.visible and layer.opacity else ""


def _frame_key(layer: Layer) -> str:
    """Return what a layer's frame contributes to a patch key; empty without a frame."""
    frame = layer.frame
    return "" if frame is None else f"\nframe {frame.x} {frame.y} {frame.w} {frame.h}"
