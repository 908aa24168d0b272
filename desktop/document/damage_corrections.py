"""Corrections that a person made to the damage that is found in a photo."""

from dataclasses import dataclass, replace
from typing import Final

from desktop.document.mask import Mask, MaskMode, MaskPatch
from models.core.pixels import Rect

Pixel = tuple[int, int]
"""Coordinates x, y of a pixel of the photo."""


@dataclass(frozen=True, slots=True)
class DamageCorrections:
    """Corrections by the user of the damage that is detected in one photo.

    `sensitivity` of the detection, 0 to 1, is None where the plan's applies. `dropped` are the
    pieces that are no damage, each named by its pixel of highest probability. `added` and `removed`
    are painted masks, None for nothing; no pixel is in both."""

    sensitivity: float | None = None
    dropped: frozenset[Pixel] = frozenset()
    added: Mask | None = None
    removed: Mask | None = None

    @property
    def has_marks(self) -> bool:
        """Whether pieces were dropped or areas painted, beyond a change of the sensitivity."""
        return bool(self.dropped or self.added or self.removed)

    def with_sensitivity(self, sensitivity: float) -> "DamageCorrections":
        """Return the corrections with this sensitivity, 0 to 1."""
        return replace(self, sensitivity=sensitivity)

    def without_marks(self) -> "DamageCorrections":
        """Return the corrections without dropped pieces and painted areas."""
        return DamageCorrections(self.sensitivity)

    def toggled(self, piece: Pixel) -> "DamageCorrections":
        """Return the corrections with `piece` dropped, or no longer dropped if it was."""
        return replace(self, dropped=self.dropped ^ {piece})

    def painted(self, patch: MaskPatch, mode: MaskMode, whole: Rect) -> "DamageCorrections":
        """Return the corrections with a patch added to damage, or removed from it with SUBTRACT.

        `whole` is the rect of the photo."""
        gains = self.removed if mode is MaskMode.SUBTRACT else self.added
        loses = self.added if mode is MaskMode.SUBTRACT else self.removed
        more = (gains or Mask.constant(whole.w, whole.h, 0)).combined(patch, MaskMode.ADD)
        less = loses.combined(patch, MaskMode.SUBTRACT) if loses else None
        gains, loses = _or_none(more), _or_none(less)
        if mode is MaskMode.SUBTRACT:
            return replace(self, added=loses, removed=gains)
        return replace(self, added=gains, removed=loses)

    def erased(self, patch: MaskPatch) -> "DamageCorrections":
        """Return the corrections without what was painted as damage inside a patch."""
        left = self.added.combined(patch, MaskMode.SUBTRACT) if self.added else None
        return replace(self, added=_or_none(left))


UNCORRECTED: Final = DamageCorrections()
"""Corrections of damage that nobody has corrected."""


def _or_none(mask: Mask | None) -> Mask | None:
    return None if mask is None or mask.is_empty else mask
