"""ICC profiles for colours that a file tells by numbers instead of by a profile.

Layout: ICC.1:2022 (version 4.4), matrix profiles; chromatic adaptation by Bradford's method.
"""

import struct
from dataclasses import astuple, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Chromaticity = tuple[float, float]
"""CIE 1931 x and y."""


@dataclass(frozen=True, slots=True)
class Primaries:
    """Chromaticities (CIE x, y) of red, green, blue and white."""

    red: Chromaticity
    green: Chromaticity
    blue: Chromaticity
    white: Chromaticity

    def is_close_to(self, other: "Primaries") -> bool:
        """Return whether all chromaticities agree within 0.002."""
        mine, others = np.array(astuple(self)), np.array(astuple(other))
        return bool(np.abs(mine - others).max() <= 0.002)


D65: Final = (0.3127, 0.3290)
SRGB_PRIMARIES: Final = Primaries((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), D65)
_SRGB_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Parameters g, a, b, c and d of the parametric curve of type 3 (IEC 61966-2-1)."""

_D50: Final = (0.9642, 1.0, 0.8249)
_BRADFORD: Final = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_HEADER: Final = 128
_CREATED: Final = (2026, 1, 1, 0, 0, 0)
"""Date in the profiles, always the same, so that equal colours have equal profiles."""


def is_complete(profile: bytes) -> bool:
    """Return whether a profile has its signature, and all tags that its table lists."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return False
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    table = profile[_HEADER + 4 : _HEADER + 4 + 12 * count]
    ends = (
        start + size
        for _, start, size in struct.iter_unpack(">III", table[: len(table) // 12 * 12])
    )
    return len(table) == 12 * count and max(ends, default=0) <= len(profile)


def rgb_profile(name: str, primaries: Primaries, gamma: float | None) -> bytes:
    """Build an RGB ICC profile of these primaries whose tone curve is the power `gamma`.

    None is the curve of sRGB. Raises: ValueError if the chromaticities span no colours."""
    matrix, adaptation = _colorants(primaries)
    curve = _curve(gamma)
    colorants = {
        kind: _xyz(column)
        for kind, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), matrix.T, strict=True)
    }
    chad = b"sf32\0\0\0\0" + b"".join(_fixed(each) for each in adaptation.ravel())
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    return _profile(b"RGB ", name, {**colorants, b"chad": chad, **curves})


def grey_profile(name: str, gamma: float | None) -> bytes:
    """Build a GRAY ICC profile whose tone curve is the power `gamma`; None is that of sRGB."""
    return _profile(b"GRAY", name, {b"kTRC": _curve(gamma)})


def _colorants(primaries: Primaries) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return XYZ of the primaries adapted to D50, as columns, and the adaptation matrix.

    Both are 3 x 3. Raises: ValueError for impossible chromaticities."""
    corners = (primaries.red, primaries.green, primaries.blue)
    if any(not 0 < y <= 1 or not -1 <= x <= 1 for x, y in (*corners, primaries.white)):
        raise ValueError(primaries)
    columns = np.array([_xyz_of(each) for each in corners]).T
    white = np.array(_xyz_of(primaries.white))
    if abs(np.linalg.det(columns)) < 1e-4:
        raise ValueError(primaries)
    unadapted = columns * np.linalg.solve(columns, white)
    cones, cones_d50 = _BRADFORD @ white, _BRADFORD @ np.array(_D50)
    adaptation = np.linalg.inv(_BRADFORD) @ np.diag(cones_d50 / cones) @ _BRADFORD
    adapted = adaptation @ unadapted
    if not np.isfinite(adapted).all() or np.abs(adapted).max() > 4 or (adapted[1] < 0).any():
        raise ValueError(primaries)
    return adapted, adaptation


def _xyz_of(chromaticity: Chromaticity) -> tuple[float, float, float]:
    x, y = chromaticity
    return x / y, 1.0, (1 - x - y) / y


def _profile(space: bytes, name: str, tags: dict[bytes, bytes]) -> bytes:
    described = {
        b"desc": _text(name),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(np.array(_D50)),
        **tags,
    }
    table, bodies = struct.pack(">I", len(described)), b""
    start = _HEADER + 4 + 12 * len(described)
    for kind, body in described.items():
        table += kind + struct.pack(">II", start + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    return _header(space, start + len(bodies)) + table + bodies


def _header(space: bytes, size: int) -> bytes:
    head = struct.pack(
        ">I4sI4s4s4s6H", size, b"\0\0\0\0", 0x04400000, b"mntr", space, b"XYZ ", *_CREATED
    )
    rest = b"acsp" + bytes(24) + struct.pack(">I", 1) + b"".join(_fixed(each) for each in _D50)
    return (head + rest).ljust(_HEADER, b"\0")


def _curve(gamma: float | None) -> bytes:
    """Build a parametric curve: a power (type 0), that of sRGB (type 3) if `gamma` is None."""
    kind, parameters = (3, _SRGB_CURVE) if gamma is None else (0, (gamma,))
    values = b"".join(_fixed(each) for each in parameters)
    return b"para" + struct.pack(">IHH", 0, kind, 0) + values


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _xyz(values: NDArray[np.float64]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(float(each)) for each in values)


def _fixed(number: float) -> bytes:
    """Encode a number as s15Fixed16 of the ICC specification."""
    return struct.pack(">i", round(number * 65536))
