"""A photo under its layers."""

import hashlib
from dataclasses import dataclass, replace
from math import prod

from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.transform import CropTransform, map_point
from models.core.pixels import Rect
from models.core.strokes import Point


@dataclass(frozen=True, slots=True)
class Document:
    """Layers stand in the order in which they act, lowest first, and `in_order`. `selection` is
    where the next instruction shall act; it belongs to the moment and is not saved. With `damage`
    it tells which pixels are damaged. `frame` is how all of it is looked at in the end; None: as
    the photo lies. Layers and masks know nothing of it."""

    photo: Photo
    layers: tuple[Layer, ...] = ()
    selection: Mask | None = None
    transform: CropTransform | None = None
    damage: bool = False

    @property
    def enlargement(self) -> int:
        """How many times as long as the photo's the sides of the picture are."""
        return prod(layer.step.scale for layer in self.layers if layer.is_effective)

    @property
    def visible_rect(self) -> Rect:
        """The whole picture in the photo's own pixels."""
        return self.transform.size if self.transform else self.photo.whole

    @property
    def canvas(self) -> Rect:
        """The whole picture with all its pixels."""
        return self.visible_rect.scaled(self.enlargement)

    def on_photo(self, point: Point) -> Point:
        """What lies at that point of the picture that is `shown`, in the photo."""
        return (
            map_point(self.transform.to_photo(self.photo.whole), point) if self.transform else point
        )

    def with_transform(self, frame: CropTransform | None) -> "Document":
        """Looked at in this way, as far as there is something to be seen; where that is the whole
        photo as it lies, by no frame."""
        held = frame.clamped_to(self.photo.whole) if frame else None
        plain = held is None or held.is_identity(self.photo.whole)
        return replace(self, transform=None if plain else held)

    def layer(self, id: str) -> Layer:
        """Raises KeyError where there is none."""
        return self.layers[self.index_of(id)]

    def index_of(self, id: str) -> int:
        """How many layers are below this one. Raises KeyError where there is none."""
        for place, layer in enumerate(self.layers):
            if layer.id == id:
                return place
        raise KeyError(id)

    def with_layer(self, layer: Layer) -> "Document":
        """On top of the others, but below one that enlarges; in place of it if it does so too."""
        return replace(self, layers=in_order((*self.layers, layer)))

    def without(self, id: str) -> "Document":
        return replace(self, layers=tuple(layer for layer in self.layers if layer.id != id))

    def moved(self, id: str, to: int) -> "Document":
        """So that `to` layers are below it, as far as it may go."""
        others = self.without(id).layers
        layers = (*others[:to], self.layer(id), *others[to:])
        return replace(self, layers=in_order(layers))

    def replaced(self, layer: Layer) -> "Document":
        """The layer with the same id gives way to this one."""
        found = tuple(layer if layer.id == old.id else old for old in self.layers)
        return replace(self, layers=found)

    def isolated(self, id: str) -> "Document":
        """The photo under this layer and no other; all of it where there is no such layer."""
        if all(layer.id != id for layer in self.layers):
            return self
        return replace(self, layers=(self.layer(id).with_visible(True),))

    def with_selection(self, selection: Mask | None, *, damage: bool = False) -> "Document":
        """`damage`: it tells which pixels are damaged."""
        return replace(self, selection=selection, damage=damage and selection is not None)

    def key(self, id: str) -> str:
        """What the patch of this layer depends on: the photo, the visible layers below with
        their opacities and regions, its own step and scope and, where the step says so, its own
        region. A patch with another key is stale."""
        place = self.index_of(id)
        parts = [self.photo.sha256, *(_effect(below) for below in self.layers[:place])]
        own = self.layers[place]
        text = "\n".join([*(part for part in parts if part), own.step.canonical])
        if own.scope is not None:
            text += f"\n{own.scope.x} {own.scope.y} {own.scope.w} {own.scope.h}"
        if own.step.masked and own.mask is not None:
            text += f"\n{own.mask.key}"
        return hashlib.sha256(text.encode()).hexdigest()

    def is_stale(self, id: str) -> bool:
        """Whether the layer has no patch for what is below it now."""
        layer = self.layer(id)
        if not layer.needs_engine:
            return False
        return layer.patch is None or layer.patch.key != self.key(id)


def in_order(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The layer that enlarges comes last, since it belongs to the canvas and all others are of the
    photo's size; of several, the last one stays."""
    enlarging = tuple(layer for layer in layers if layer.step.scale > 1)
    return (*(layer for layer in layers if layer.step.scale == 1), *enlarging[-1:])


def _effect(layer: Layer) -> str:
    """Nothing for a layer that changes nothing."""
    if not layer.visible or layer.opacity == 0:
        return ""
    region = layer.mask.key if layer.mask else ""
    return f"{layer.step.canonical} {layer.opacity!r} {region}"
