"""Layout of synthetic album pages and flatbed scans, in millimetres, drawn by chance from a seed.

Nothing here is taken from the finder: the difficulties are those of real pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

import numpy as np

from models.splitting.rotated_rect import RotatedRect, intersection_area

Rng = np.random.Generator

A4: Final = (210.0, 297.0)
"""Width and height of the scan in millimetres."""

SIZES: Final = (
    *((60.0, 90.0), (90.0, 90.0), (90.0, 130.0), (100.0, 150.0), (70.0, 100.0), (130.0, 180.0)),
    *((35.0, 45.0), (55.0, 85.0), (85.0, 110.0), (80.0, 80.0)),
)
"""Sizes of prints in millimetres, shorter side first."""

TRIES: Final = 60
"""Places that are tried for a print."""


class Kind(StrEnum):
    """Main difficulty of a page for the print finder."""

    WHITE_LID = "white lid"
    GREY_LID = "grey lid"
    BLACK_LID = "black lid"
    DARK_ALBUM = "dark album paper"
    LIGHT_ALBUM = "light album paper"
    ALBUM_ON_LID = "album page smaller than the scan"
    TOUCHING = "touching"
    OVERLAPPING = "overlapping"
    DECKLED = "deckled edges"
    PHOTO_CORNERS = "photo corners"
    LID_COLOURED_BORDER = "border in the colour of the lid"
    ANY_ANGLE = "any angle"


class Border(StrEnum):
    """Margin of a print around its picture."""

    NONE = "none"
    WHITE = "white"
    IVORY = "ivory"
    BLACK = "black"
    LID = "colour of the lid"


@dataclass(frozen=True, slots=True)
class Print:
    """Print on a page: its place in millimetres, and its look.

    `place.angle`, 0 to 360, is that of the picture's own x axis, and so tells which side is up.
    `photo` indexes the photographs. `deckle` is the depth of the wavy edge in millimetres."""

    place: RotatedRect
    photo: int
    seed: int
    border: Border = Border.NONE
    margin: float = 0.0
    deckle: float = 0.0
    corners: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Synthetic page: its background, light and prints, the lowest print first.

    Colours are RGB, 0 to 1. `texture` is the contrast of the paper's texture, `unevenness` that of
    the light. `paper` is the album page if it is smaller than the scan, else None; the scan then
    shows `lid` around it."""

    kind: Kind
    seed: int
    colour: tuple[float, float, float]
    texture: float
    unevenness: float
    prints: tuple[Print, ...] = ()
    captions: bool = False
    dust: int = 30
    paper: RotatedRect | None = None
    lid: tuple[float, float, float] = (0.95, 0.95, 0.95)
    size: tuple[float, float] = A4


def make_pages(count: int, photos: int, seed: int) -> tuple[Page, ...]:
    """Draw `count` pages of all kinds by `seed`, with prints of `photos` photographs."""
    kinds = list(Kind)
    return tuple(_make_page(kinds[i % len(kinds)], photos, seed * 1000 + i) for i in range(count))


def _make_page(kind: Kind, photos: int, seed: int) -> Page:
    rng = np.random.default_rng(seed)
    page = _background(kind, seed, rng)
    drawer = _Drawer(page, photos, rng)
    wanted = int(rng.integers(2, 7))
    if kind in (Kind.TOUCHING, Kind.OVERLAPPING):
        wanted = max(wanted, 3)
    for _ in range(wanted):
        drawer.add(beside=kind in (Kind.TOUCHING, Kind.OVERLAPPING) and rng.random() < 0.7)
    return replace(page, prints=tuple(drawer.prints))


def _background(kind: Kind, seed: int, rng: Rng) -> Page:
    """Draw a page of this kind without prints, its colours by `seed`."""
    surface = kind
    if kind in (Kind.TOUCHING, Kind.OVERLAPPING, Kind.DECKLED, Kind.ANY_ANGLE):
        lids = (Kind.WHITE_LID, Kind.GREY_LID, Kind.BLACK_LID, Kind.DARK_ALBUM)
        surface = lids[int(rng.integers(len(lids)))]
    if kind in (Kind.PHOTO_CORNERS, Kind.ALBUM_ON_LID):
        surface = (Kind.DARK_ALBUM, Kind.LIGHT_ALBUM)[int(rng.integers(2))]
    grey = {
        Kind.WHITE_LID: rng.uniform(0.9, 0.995),
        Kind.LID_COLOURED_BORDER: rng.uniform(0.88, 0.97),
        Kind.GREY_LID: rng.uniform(0.45, 0.8),
        Kind.BLACK_LID: rng.uniform(0.02, 0.12),
        Kind.DARK_ALBUM: rng.uniform(0.08, 0.35),
        Kind.LIGHT_ALBUM: rng.uniform(0.55, 0.9),
    }[surface]
    album = surface in (Kind.DARK_ALBUM, Kind.LIGHT_ALBUM)
    tint = rng.uniform(-0.06, 0.06, 3) if album else rng.uniform(-0.01, 0.01, 3)
    red, green, blue = np.clip(grey + tint, 0.01, 0.995)
    paper = None
    if kind is Kind.ALBUM_ON_LID:
        w, h = A4[0] * rng.uniform(0.88, 0.95), A4[1] * rng.uniform(0.88, 0.95)
        paper = RotatedRect(A4[0] / 2, A4[1] / 2, w, h, rng.uniform(-1, 1))
    return Page(
        kind,
        seed,
        (float(red), float(green), float(blue)),
        texture=float(rng.uniform(0.01, 0.05) if album else rng.uniform(0.001, 0.006)),
        unevenness=float(rng.uniform(0.0, 0.08)),
        captions=bool(album and rng.random() < 0.6),
        dust=int(rng.integers(5, 120)),
        paper=paper,
    )


@dataclass
class _Drawer:
    """Generator that places prints on a page one after another."""

    page: Page
    photos: int
    rng: Rng
    prints: list[Print] = field(default_factory=list)

    def add(self, *, beside: bool) -> None:
        """Add a print, if there is room; with `beside` one that touches or overlaps the last."""
        for attempt in range(TRIES):
            shrink = 0.97**attempt
            w, h = (side * shrink for side in SIZES[int(self.rng.integers(len(SIZES)))])
            if min(w, h) < 28:
                continue
            w, h = (w, h) if self.rng.random() < 0.5 else (h, w)
            place = self._beside(w, h) if beside and self.prints else self._anywhere(w, h)
            others = [each.place for each in self.prints]
            if beside and others:
                others.pop()
            if self._fits(place, others):
                self.prints.append(self._dress(place))
                return

    def _anywhere(self, w: float, h: float) -> RotatedRect:
        rng, (width, height) = self.rng, self.page.size
        tilt = {Kind.ANY_ANGLE: 45.0}.get(self.page.kind, (1.0, 4.0, 15.0)[int(rng.integers(3))])
        angle = rng.uniform(-tilt, tilt)
        place = RotatedRect(rng.uniform(0, width), rng.uniform(0, height), w, h, angle)
        if self.page.paper is None and rng.random() < 0.12:
            return replace(place, x=w / 2 + rng.uniform(0, 0.2), angle=rng.uniform(-0.05, 0.05))
        return place

    def _beside(self, w: float, h: float) -> RotatedRect:
        """Draw the place of a print that touches the last one or overlaps its edge."""
        rng, last = self.rng, self.prints[-1].place.upright()
        if self.page.kind is Kind.OVERLAPPING:
            gap, turn = -rng.uniform(1.0, 5.0), rng.uniform(-4, 4)
        else:
            gap, turn = rng.uniform(0.0, 0.4), rng.uniform(-0.3, 0.3)
        side = int(rng.integers(4))
        along, across = (last.h, last.w) if side % 2 else (last.w, last.h)
        own_along, own_across = (h, w) if side % 2 else (w, h)
        slide = rng.uniform(-0.3, 0.3) * min(along, own_along)
        if rng.random() < 0.4:
            slide = (along - own_along) / 2
        distance = (across + own_across) / 2 + gap
        local = {0: (slide, -distance), 1: (distance, slide), 2: (slide, distance)}
        dx, dy = np.array(local.get(side, (-distance, slide))) @ last.axes
        return RotatedRect(last.x + float(dx), last.y + float(dy), w, h, last.angle + turn)

    def _fits(self, place: RotatedRect, others: Sequence[RotatedRect]) -> bool:
        """Return whether a place is on the page and at least 2 mm from the other prints."""
        width, height = self.page.size
        corners = place.corners
        inside = bool((corners >= -0.3).all() and (corners <= (width + 0.3, height + 0.3)).all())
        paper = self.page.paper
        if paper is not None:
            inside = intersection_area(place.grown(3), paper) > place.grown(3).area - 0.01
        grown = place.grown(2)
        return inside and all(intersection_area(grown, each) == 0 for each in others)

    def _dress(self, place: RotatedRect) -> Print:
        """Draw the look of a print at a place: photo, margin, edges and upper side."""
        rng, kind = self.rng, self.page.kind
        quarters = int(rng.integers(4)) if rng.random() < 0.5 else 0
        border = tuple(Border)[int(rng.choice(5, p=(0.42, 0.33, 0.15, 0.1, 0.0)))]
        deckle = 0.0
        if kind is Kind.LID_COLOURED_BORDER and rng.random() < 0.8:
            border = Border.LID
        if kind is Kind.DECKLED and rng.random() < 0.8:
            border, deckle = (Border.WHITE, Border.IVORY)[int(rng.integers(2))], rng.uniform(0.3, 1)
        margin = 0.0 if border is Border.NONE else rng.uniform(2.0, 5.0)
        return Print(
            place.turned(quarters),
            int(rng.integers(self.photos)),
            int(rng.integers(1 << 30)),
            border,
            float(margin),
            float(deckle),
            corners=kind is Kind.PHOTO_CORNERS and bool(rng.random() < 0.8),
        )
