"""Access to libvips, which decodes and encodes image files.

The log of pyvips is filtered here, where the library is first loaded: its warnings about odd files
are of no use to the user, and failures arrive as exceptions. The operation cache is off,
since no image is decoded twice and memory would grow.
"""

import errno
import io
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Semaphore, local
from typing import Any, Final, Protocol

import numpy as np
import pyvips
from numpy.typing import NDArray

from desktop.files.formats.vips_threads import SAVES_AT_ONCE
from models.core.progress import Progress

pyvips.cache_set_max(0)

VipsError = pyvips.Error

Image = Any
"""Image of pyvips, whose pixels are computed when they are fetched."""

PROFILE: Final = "icc-profile-data"
XMP: Final = "xmp-data"
IPTC: Final = "iptc-data"

INTENT: Final = {"intent": "relative", "black_point_compensation": True}
"""Arguments of every ICC conversion: rendering intent and black point compensation."""

_FORMATS: Final = {"uint8": "uchar", "uint16": "ushort"}
_GREY: Final = {"uint8": "b-w", "uint16": "grey16"}
_COLOUR: Final = {"uint8": "srgb", "uint16": "rgb16"}


_ENCODERS: Final = Semaphore(SAVES_AT_ONCE)
"""Encoders that may still be started: each keeps threads of libvips until it ends."""

_POLL_SECONDS: Final = 0.2
"""Seconds between two checks for cancellation while an image waits for an encoder."""


class _WarningFilter(logging.Filter):
    """Log filter that drops libvips' warnings and passes them to `recorded_warnings`."""

    def __init__(self) -> None:
        super().__init__()
        self.recorded = local()

    def filter(self, record: logging.LogRecord) -> bool:
        """Pass the message to the recorders of this thread; return False, so it is not logged."""
        for messages in getattr(self.recorded, "lists", ()):
            messages.append(record.getMessage())
        return False


_WARNINGS: Final = _WarningFilter()
logging.getLogger("pyvips").setLevel(logging.WARNING)
logging.getLogger("pyvips").addFilter(_WARNINGS)


@contextmanager
def recorded_warnings() -> Iterator[list[str]]:
    """Collect the warnings of libvips in this thread, such as about a truncated JPEG.

    They are complete once the image is no longer referenced."""
    pyvips.vips_lib.vips_error_clear()
    messages: list[str] = []
    outer = getattr(_WARNINGS.recorded, "lists", ())
    _WARNINGS.recorded.lists = (*outer, messages)
    try:
        yield messages
    finally:
        _WARNINGS.recorded.lists = outer


def take_errors() -> str:
    """Return the errors of libvips that have stopped nothing, one a line, and forget them."""
    found: bytes = pyvips.ffi.string(pyvips.vips_lib.vips_error_buffer())
    pyvips.vips_lib.vips_error_clear()
    return found.decode("utf-8", "replace")


class Sink(Protocol):
    """Destination of encoded bytes; for TIFF it must be readable and seekable too."""

    def write(self, chunk: bytes, /) -> int: ...


def load(loader: str, path: Path, page: int = 0, fail_on: str = "error") -> Image:
    """Open a 0-based page by a libvips loader; a fault from `fail_on` raises VipsError."""
    name, chosen = os.fsencode(path), {"page": page} if page else {}
    opening = getattr(pyvips.Image, f"{loader}load")
    return opening(name, access="sequential", fail_on=fail_on, revalidate=True, **chosen)


def load_bytes(loader: str, content: bytes, fail_on: str = "error") -> Image:
    """Open an image in memory by a libvips loader; a fault from `fail_on` raises VipsError."""
    opening = getattr(pyvips.Image, f"{loader}load_buffer")
    return opening(content, access="sequential", fail_on=fail_on)


def wrap_array(array: NDArray[Any]) -> Image:
    """Wrap a uint8 or uint16 array, H x W or H x W x 1, 3 or 4, as an image without a copy."""
    height, width = array.shape[:2]
    bands = array.shape[2] if array.ndim == 3 else 1
    kind = array.dtype.name
    image = pyvips.Image.new_from_memory(
        np.ascontiguousarray(array), width, height, bands, _FORMATS[kind]
    )
    return image.copy(interpretation=(_GREY if bands < 3 else _COLOUR)[kind])


def read_strip(region: Any, top: int, height: int, image: Image) -> NDArray[Any]:
    """Fetch `height` rows of an image from row `top` on: H x W x bands. Raises: VipsError."""
    dtype = np.uint16 if image.format == "ushort" else np.uint8
    fetched = region.fetch(0, top, image.width, height)
    return np.frombuffer(fetched, dtype).reshape(height, image.width, image.bands)


def to_array(image: Image) -> NDArray[Any]:
    """Compute all pixels of a small image, H x W x bands. Raises: VipsError."""
    dtype = np.uint16 if image.format == "ushort" else np.uint8
    levels = np.frombuffer(image.write_to_memory(), dtype)
    return levels.reshape(image.height, image.width, image.bands)


def builtin_profile(name: str) -> bytes:
    """Return one of the ICC profiles in libvips: srgb, p3 or cmyk."""
    profile: bytes = pyvips.Operation.call("profile_load", name)
    return profile


def read_region(image: Image) -> Any:
    """Make a pyvips.Region, through which `read_strip` fetches pixels."""
    return pyvips.Region.new(image)


def with_blob(image: Image, name: str, block: bytes | None) -> Image:
    """Set a metadata field of an image in place, unless `block` is None; return the image."""
    if block is not None:
        image.set_type(pyvips.GValue.blob_type, name, block)
    return image


def save(image: Image, saver: str, sink: Sink, progress: Progress, **options: object) -> None:
    """Encode an image into a sink with a saver of libvips.

    Raises: OSError; what the sink and `progress` raise."""
    progress.report(0.0)
    errors: list[BaseException] = []
    target = pyvips.TargetCustom()
    target.on_write(_guard(lambda chunk: sink.write(bytes(chunk)), errors))
    if isinstance(sink, io.BufferedIOBase):
        target.on_read(_guard(sink.read, errors, b""))
        target.on_seek(_guard(sink.seek, errors))
    image.set_progress(True)
    image.signal_connect("eval", _progress_handler(progress, errors))
    try:
        with reserve_encoder(progress):
            getattr(image, f"{saver}save_target")(target, **options)
    except VipsError as error:
        if not errors:
            raise OSError(errno.EIO, str(error)) from error
    if errors:
        raise errors[0]


def encode_small_jpeg(image: Image, quality: int) -> bytes:
    """Encode a small image as a JPEG without metadata; `quality` is 1 to 100. Raises: VipsError."""
    with reserve_encoder(Progress()):
        content: bytes = image.jpegsave_buffer(Q=quality, keep="none")
    return content


@contextmanager
def reserve_encoder(progress: Progress) -> Iterator[None]:
    """Wait until fewer than SAVES_AT_ONCE images are being encoded. Raises: Cancelled."""
    while not _ENCODERS.acquire(timeout=_POLL_SECONDS):
        progress.report(0.0)
    try:
        yield
    finally:
        _ENCODERS.release()


def _guard(
    call: Callable[..., Any], errors: list[BaseException], failed: object = -1
) -> Callable[..., Any]:
    """Wrap a callback of C code: exceptions go to `errors`, and then it returns `failed`."""

    def guarded(*arguments: object) -> Any:
        if errors:
            return failed
        try:
            return call(*arguments)
        except BaseException as error:  # noqa: BLE001  the edge of a foreign library
            errors.append(error)
            return failed

    return guarded


def _progress_handler(
    progress: Progress, errors: list[BaseException]
) -> Callable[[Image, Any], None]:
    report = _guard(progress.report, errors)

    def evaluated(image: Image, state: Any) -> None:
        report(min(state.percent / 100, 1.0))
        if errors:
            image.set_kill(True)

    return evaluated


def page_count(image: Image) -> int:
    """Return the number of pages of the file from which an image was opened."""
    return int(image.get("n-pages")) if image.get_typeof("n-pages") else 1


def with_number(image: Image, name: str, number: int) -> None:
    """Set the integer metadata field `name` of an image to `number`, in place."""
    image.set_type(pyvips.GValue.gint_type, name, number)
