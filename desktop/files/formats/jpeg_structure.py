"""Structure of JPEG files: where the first picture ends and whether all of its scans are there.

Markers are those of ITU-T T.81, table B.1.
"""

import mmap
import re
from dataclasses import dataclass, field
from typing import Final

END_OF_IMAGE: Final = b"\xff\xd9"

_MARKER: Final = re.compile(rb"\xff+([^\0\xff])", re.DOTALL)
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_STANDALONE: Final = (0x01, *range(0xD0, 0xD8))
"""Markers without a segment: TEM and the restart markers."""

_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE: Final = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_IN_SCANS: Final = frozenset({0xC4, 0xDA, 0xDB, 0xDC, 0xDD, 0xFE, *range(0xE0, 0xF0)})
"""Markers that may follow a scan; other bytes that look like markers are damage or foreign data."""

_BLOCK: Final = 8
_COEFFICIENTS: Final = _BLOCK * _BLOCK
"""Side of a block in pixels, and its number of coefficients."""


@dataclass(frozen=True, slots=True)
class JpegStructure:
    """Structure of the first picture of a JPEG file.

    `end` is the offset behind the last byte that can be decoded: behind the end marker if
    `is_closed`, else before what is incomplete or foreign. `has_all_scans` tells whether the scans
    contain every bit of every component. Pixels are coded in groups of `group_rows` rows."""

    end: int
    is_closed: bool
    is_progressive: bool
    has_all_scans: bool
    group_rows: int


@dataclass(slots=True)
class _Scans:
    """Frame header of a JPEG file, and the lowest bit of each coefficient read from its scans."""

    components: tuple[int, ...] = ()
    progressive: bool = False
    group_rows: int = _BLOCK
    lowest: dict[tuple[int, int], int] = field(default_factory=dict)

    def add_frame(self, kind: int, body: bytes) -> None:
        """Record a frame header of the marker `kind` (ITU-T T.81, section B.2.2)."""
        self.progressive = kind in _PROGRESSIVE
        self.components, factors = tuple(body[6::3]), tuple(each & 15 for each in body[7::3])
        self.group_rows = _BLOCK * (max(factors, default=1) if len(factors) > 1 else 1)

    def add_scan(self, body: bytes) -> None:
        """Record a scan header (ITU-T T.81, section B.2.3)."""
        count = body[0] if body else 0
        names, tail = body[1 : 1 + 2 * count : 2], body[1 + 2 * count :]
        if len(tail) < 3:
            return
        first, last, low = tail[0], min(tail[1], _COEFFICIENTS - 1), tail[2] & 15
        for name in names:
            self.lowest.update({(name, index): low for index in range(first, last + 1)})

    @property
    def complete(self) -> bool:
        wanted = ((name, index) for name in self.components for index in range(_COEFFICIENTS))
        return bool(self.components) and all(self.lowest.get(each) == 0 for each in wanted)


def read_structure(content: bytes | mmap.mmap, start: int = 0) -> JpegStructure:
    """Read the end, scans and row groups of the JPEG picture that begins at `start`."""
    scans, in_scan, position = _Scans(), False, start + len(END_OF_IMAGE)
    end, closed = len(content), False
    while content[end - 1 : end] == b"\xff":
        end -= 1
    while match := _MARKER.search(content, position):
        kind, after = match[1][0], match.end()
        if kind in (_SOI, _EOI):
            closed = kind == _EOI
            end = after if closed else match.start()
            break
        if kind in _STANDALONE or (in_scan and kind not in _IN_SCANS):
            position = after
            continue
        size = int.from_bytes(content[after : after + 2], "big")
        if size < 2 or after + size > len(content):
            end = match.start()
            break
        body, position = content[after + 2 : after + size], after + size
        if kind in _FRAMES:
            scans.add_frame(kind, body)
        elif kind == _SOS:
            scans.add_scan(body)
        in_scan = in_scan or kind == _SOS
    return JpegStructure(end, closed, scans.progressive, scans.complete, scans.group_rows)


def read_frame_header(content: bytes) -> tuple[int, int] | None:
    """Return marker and bits a sample of the first frame of a JPEG, None if there is none."""
    position = len(END_OF_IMAGE)
    while (match := _MARKER.match(content, position)) and match[1][0] not in (_SOS, _EOI):
        after = match.end()
        if match[1][0] in _FRAMES and after + 2 < len(content):
            return match[1][0], content[after + 2]
        position = after + int.from_bytes(content[after : after + 2], "big")
    return None
