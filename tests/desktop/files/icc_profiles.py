"""ICC profiles for tests."""

import struct

import pyvips

WIDE: bytes = pyvips.Image.profile_load("p3")
"""Display P3, whose gamut exceeds sRGB."""

SRGB: bytes = pyvips.Image.profile_load("srgb")


def grey(gamma: float) -> bytes:
    """Build a monochrome profile with a gamma curve (ICC.1:2022, section 8.3.4)."""
    curve = struct.pack(">4sIIHH", b"curv", 0, 1, round(gamma * 256), 0)
    white = struct.pack(">4sI3i", b"XYZ ", 0, 63190, 65536, 54061)
    text = b"mluc" + struct.pack(">4I2s2s2I", 0, 1, 12, 0, b"en", b"US", 2, 28) + b"\0a\0\0"
    tags = {b"desc": text, b"cprt": text, b"wtpt": white, b"kTRC": curve}
    at, table, bodies = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += struct.pack(">4sII", name, at + len(bodies), len(body))
        bodies += body
    head = struct.pack(">I4sI4s4s4s", 0, b"lcms", 0x04300000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    head += struct.pack(">3i", 63190, 65536, 54061) + bytes(48)
    whole = head + table + bodies
    return struct.pack(">I", len(whole)) + whole[4:]
