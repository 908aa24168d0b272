"""Sets of TIFF tags: those that describe the photo, and those about the file around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

IPTC: Final = 0x83BB
XMP: Final = 0x02BC

_OF_THE_FILE: Final = {
    *(0x00FE, 0x00FF, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0107, 0x0108, 0x0109, 0x010A),
    *(0x0111, 0x0112, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011A, 0x011B, 0x011C, 0x0120),
    *(0x0121, 0x0122, 0x0123, 0x0124, 0x0125, 0x0128, 0x012D, 0x013D, 0x013E, 0x013F, 0x0140),
    *(0x0141, 0x0142, 0x0143, 0x0144, 0x0145, 0x0146, 0x0147, 0x0148, 0x014A, 0x014C, 0x0150),
    *(0x0151, 0x0152, 0x0153, 0x0154, 0x0155, 0x0156, 0x0157, 0x0158, 0x0159, 0x015A, 0x015B),
    *(0x0200, 0x0201, 0x0202, 0x0203, 0x0205, 0x0206, 0x0207, 0x0208, 0x0209, 0x0211, 0x0212),
    *(0x0213, 0x0214, 0x02BC, 0x83BB, 0x8649, 0x8773, 0x935C),
}
"""Tags that describe how blocks of the file are stored, or that have a field in `Metadata`."""


@dataclass(frozen=True, slots=True)
class AllTagsExcept:
    """Set of all TIFF tags but the excluded ones, for the operator `in`."""

    excluded: frozenset[int]

    def __contains__(self, tag: object) -> bool:
        return tag not in self.excluded

    def including(self, tags: Iterable[int]) -> "AllTagsExcept":
        """Return the set with these tags added."""
        return AllTagsExcept(self.excluded.difference(tags))


CARRIED: Final = AllTagsExcept(frozenset(_OF_THE_FILE))
"""Tags of a TIFF file's first directory that describe the photo and not the file around it."""

_OF_A_SENSOR: Final = {0x828D, 0x828E, 0x9216, *range(0xC612, 0xCE00)}
"""Tags about the arrangement and development of sensor data (TIFF/EP, DNG 1.7)."""

OF_RAW: Final = AllTagsExcept(frozenset(_OF_THE_FILE | _OF_A_SENSOR) - {IPTC, XMP})
"""Tags of camera raw files that describe the photo."""
