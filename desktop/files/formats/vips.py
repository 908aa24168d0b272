"""The door to libvips, which decodes and encodes.

Its warnings about odd files are no news for anybody: what matters arrives as an error. So its
log channel is raised to errors here, where the library is first loaded. It keeps no results of
earlier calls: no picture is asked for twice, and memory stays what it was.
"""

import errno
import io
import itertools
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import pyvips
from numpy.typing import NDArray

from models.core.progress import Progress

logging.getLogger("pyvips").setLevel(logging.CRITICAL)
pyvips.cache_set_max(0)

VipsError = pyvips.Error

Image = Any
"""A pyvips.Image: a recipe for pixels, which come when asked for."""

PROFILE: Final = "icc-profile-data"

INTENT: Final = {"intent": "relative", "black_point_compensation": True}
"""How colours go from one profile to another."""

_FORMATS: Final = {"uint8": "uchar", "uint16": "ushort"}
_GREY: Final = {"uint8": "b-w", "uint16": "grey16"}
_COLOUR: Final = {"uint8": "srgb", "uint16": "rgb16"}


class Sink(Protocol):
    """Where encoded bytes go. TIFF is written to files that can be read and sought as well."""

    def write(self, chunk: bytes, /) -> int: ...


def load(loader: str, path: Path, page: int = 0) -> Image:
    """Open by a named loader, so that no other is ever tried; `page` only where the format has
    pages. Raises VipsError."""
    name, chosen = os.fsencode(path), {"page": page} if page else {}
    opening = getattr(pyvips.Image, f"{loader}load")
    return opening(name, access="sequential", fail_on="error", revalidate=True, **chosen)


def load_bytes(loader: str, content: bytes) -> Image:
    """As `load`, from memory. Raises VipsError."""
    opening = getattr(pyvips.Image, f"{loader}load_buffer")
    return opening(content, access="sequential", fail_on="error")


def fields(image: Image) -> tuple[str, ...]:
    """Names of what an image carries beside its pixels. Those that are no UTF-8 are passed over:
    PNG keywords are Latin-1, and libvips puts them into names as they are."""
    found, names = pyvips.vips_lib.vips_image_get_fields(image.pointer), []
    for at in itertools.count():
        if found[at] == pyvips.ffi.NULL:
            break
        names.append(pyvips.ffi.string(found[at]))
        pyvips.glib_lib.g_free(found[at])
    pyvips.glib_lib.g_free(found)
    return tuple(name.decode() for name in names if _is_utf_8(name))


def _is_utf_8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def wrap_array(array: NDArray[Any]) -> Image:
    """An image that reads the array in place: height x width, with 1, 3 or 4 channels behind."""
    height, width = array.shape[:2]
    bands = array.shape[2] if array.ndim == 3 else 1
    kind = array.dtype.name
    image = pyvips.Image.new_from_memory(
        np.ascontiguousarray(array), width, height, bands, _FORMATS[kind]
    )
    return image.copy(interpretation=(_GREY if bands < 3 else _COLOUR)[kind])


def read_strip(region: Any, top: int, height: int, image: Image) -> NDArray[Any]:
    """Rows of an opened image, height x width x bands. Raises VipsError."""
    dtype = np.uint16 if image.format == "ushort" else np.uint8
    fetched = region.fetch(0, top, image.width, height)
    return np.frombuffer(fetched, dtype).reshape(height, image.width, image.bands)


def to_array(image: Image) -> NDArray[Any]:
    """All of it, height x width x bands: for small ones. Raises VipsError."""
    dtype = np.uint16 if image.format == "ushort" else np.uint8
    levels = np.frombuffer(image.write_to_memory(), dtype)
    return levels.reshape(image.height, image.width, image.bands)


def builtin_profile(name: str) -> bytes:
    """One of those that libvips brings along: srgb, p3 or cmyk."""
    profile: bytes = pyvips.Operation.call("profile_load", name)
    return profile


def read_region(image: Image) -> Any:
    return pyvips.Region.new(image)


def with_blob(image: Image, name: str, block: bytes | None) -> Image:
    if block is not None:
        image.set_type(pyvips.GValue.blob_type, name, block)
    return image


def save(image: Image, saver: str, sink: Sink, progress: Progress, **options: object) -> None:
    """Encode into a sink. Raises what the sink and the progress raise, or OSError."""
    progress.report(0.0)
    trouble: list[BaseException] = []
    target = pyvips.TargetCustom()
    target.on_write(_caught(lambda chunk: sink.write(bytes(chunk)), trouble))
    if isinstance(sink, io.BufferedIOBase):
        target.on_read(_caught(sink.read, trouble, b""))
        target.on_seek(_caught(sink.seek, trouble))
    image.set_progress(True)
    image.signal_connect("eval", _reporting(progress, trouble))
    try:
        getattr(image, f"{saver}save_target")(target, **options)
    except VipsError as error:
        if not trouble:
            raise OSError(errno.EIO, str(error)) from error
    if trouble:
        raise trouble[0]


def _caught(
    call: Callable[..., Any], trouble: list[BaseException], failed: object = -1
) -> Callable[..., Any]:
    """Nothing may be raised through the C library, so it is kept for later."""

    def answer(*asked: object) -> Any:
        if trouble:
            return failed
        try:
            return call(*asked)
        except BaseException as error:  # noqa: BLE001  the edge of a foreign library
            trouble.append(error)
            return failed

    return answer


def _reporting(progress: Progress, trouble: list[BaseException]) -> Callable[[Image, Any], None]:
    report = _caught(progress.report, trouble)

    def evaluated(image: Image, state: Any) -> None:
        report(min(state.percent / 100, 1.0))
        if trouble:
            image.set_kill(True)

    return evaluated


def with_number(image: Image, name: str, number: int) -> None:
    image.set_type(pyvips.GValue.gint_type, name, number)
