"""Corrections that a person made to the damage that is found in a photo."""

from dataclasses import dataclass, replace
from typing import Final

from desktop.document.mask import Mask, MaskMode, MaskPatch
from models.core.pixels import Rect

Pixel = tuple[int, int]
"""Coordinates x, y of a pixel of the photo."""


@dataclass(frozen=True, slots=True)
class DamageCorrections:
    """Corrections of the damage of one photo, independent of the sensitivity that finds it.

    `sensitivity` was chosen, 0 to 1; None is that of the plan. `dropped` names each piece of damage
    that is to stay by its surest pixel (see desktop.restoration.damage_marks). `added` and
    `removed` were painted; None is nothing, and no pixel is in both.
    """

    sensitivity: float | None = None
    dropped: frozenset[Pixel] = frozenset()
    added: Mask | None = None
    removed: Mask | None = None

    @property
    def has_marks(self) -> bool:
        """Whether pieces were dropped or painted, which no sensitivity can express."""
        return bool(self.dropped or self.added or self.removed)

    def with_sensitivity(self, sensitivity: float) -> "DamageCorrections":
        """Return the corrections with this sensitivity, 0 to 1."""
        return replace(self, sensitivity=sensitivity)

    def without_marks(self) -> "DamageCorrections":
        """Return the corrections with the sensitivity alone."""
        return DamageCorrections(self.sensitivity)

    def toggled(self, piece: Pixel) -> "DamageCorrections":
        """Return the corrections with one piece dropped, or kept if it was dropped."""
        return replace(self, dropped=self.dropped ^ {piece})

    def painted(self, patch: MaskPatch, mode: MaskMode, whole: Rect) -> "DamageCorrections":
        """Return the corrections with a patch painted in, or out with SUBTRACT.

        `whole` is the rect of the photo.
        """
        gains = self.removed if mode is MaskMode.SUBTRACT else self.added
        loses = self.added if mode is MaskMode.SUBTRACT else self.removed
        more = (gains or Mask.constant(whole.w, whole.h, 0)).combined(patch, MaskMode.ADD)
        less = loses.combined(patch, MaskMode.SUBTRACT) if loses else None
        gains, loses = _or_none(more), _or_none(less)
        if mode is MaskMode.SUBTRACT:
            return replace(self, added=loses, removed=gains)
        return replace(self, added=gains, removed=loses)

    def erased(self, patch: MaskPatch) -> "DamageCorrections":
        """Return the corrections without what was painted in where a patch is."""
        left = self.added.combined(patch, MaskMode.SUBTRACT) if self.added else None
        return replace(self, added=_or_none(left))


UNCORRECTED: Final = DamageCorrections()
"""Corrections of damage that nobody has corrected."""


def _or_none(mask: Mask | None) -> Mask | None:
    return None if mask is None or mask.is_empty else mask
