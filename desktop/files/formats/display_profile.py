"""ICC profile of a display, as the system reports it.

It is empty if the system reports none or converts colours itself, as macOS and Wayland do.
"""

import ctypes
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

MAX_PROFILE_BYTES: Final = 1 << 24
"""Bytes of the largest profile that is read."""

X11_WORD_BYTES: Final = 4
"""Bytes of the unit in which X11 counts the length of a property."""

MONITOR_DEFAULTTONEAREST: Final = 2
"""Flag of MonitorFromWindow: the nearest monitor if the window is on none."""


@dataclass(frozen=True, slots=True)
class DisplayPlacement:
    """Position of a window: 0-based number of its screen and native window handle."""

    screen: int = 0
    window: int = 0


def read_display_profile(platform: str, placement: DisplayPlacement) -> bytes:
    """Read the ICC profile of the display at `placement`; empty if there is none.

    `platform` is the name of the Qt platform plugin."""
    read = _READERS.get(platform)
    if read is not None:
        with suppress(OSError, AttributeError):
            return read(placement)
    return b""


def x11_property_name(screen: int) -> bytes:
    """Return the root window property of a screen's profile ("ICC Profiles in X", version 0.4)."""
    return b"_ICC_PROFILE" + (b"_%d" % screen if screen else b"")


def read_x11_profile(placement: DisplayPlacement) -> bytes:
    """Read the ICC profile of a screen from the X11 root window. Raises: OSError without Xlib."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        return b""
    try:
        return _root_property(x, display, x11_property_name(placement.screen))
    finally:
        x.XCloseDisplay(display)


class _Monitor(ctypes.Structure):
    """Monitor description (MONITORINFOEXW) of the Windows API."""

    _fields_: ClassVar = [
        ("size", ctypes.c_uint32),
        ("rectangles", ctypes.c_int32 * 8),
        ("flags", ctypes.c_uint32),
        ("device", ctypes.c_wchar * 32),
    ]


def read_windows_profile(placement: DisplayPlacement) -> bytes:
    """Read the ICC profile of the window's monitor from Windows. Raises: OSError."""
    dlls: Any = ctypes
    user, gdi = dlls.WinDLL("user32"), dlls.WinDLL("gdi32")
    user.MonitorFromWindow.restype = gdi.CreateDCW.restype = ctypes.c_void_p
    window = ctypes.c_void_p(placement.window)
    monitor = ctypes.c_void_p(user.MonitorFromWindow(window, MONITOR_DEFAULTTONEAREST))
    info = _Monitor(size=ctypes.sizeof(_Monitor))
    user.GetMonitorInfoW(monitor, ctypes.byref(info))
    context = ctypes.c_void_p(gdi.CreateDCW(info.device or "DISPLAY", None, None, None))
    try:
        length = ctypes.c_uint32(1024)
        name = ctypes.create_unicode_buffer(length.value)
        exists = gdi.GetICMProfileW(context, ctypes.byref(length), name)
        return Path(name.value).read_bytes() if exists else b""
    finally:
        gdi.DeleteDC(context)


def _root_property(x: Any, display: ctypes.c_void_p, name: bytes) -> bytes:
    """Read a property of 8-bit items from the root window; empty if there is none.

    `x` is the Xlib library."""
    atom = ctypes.c_ulong(x.XInternAtom(display, name, True))
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    if not atom:
        return b""
    kind, form = ctypes.c_ulong(), ctypes.c_int()
    count, left = ctypes.c_ulong(), ctypes.c_ulong()
    value = ctypes.POINTER(ctypes.c_ubyte)()
    results = [ctypes.byref(each) for each in (kind, form, count, left, value)]
    span = ctypes.c_long(0), ctypes.c_long(MAX_PROFILE_BYTES // X11_WORD_BYTES)
    x.XGetWindowProperty(display, root, atom, *span, False, ctypes.c_ulong(0), *results)
    if not value:
        return b""
    content = bytes(value[: count.value]) if form.value == 8 else b""
    x.XFree(value)
    return content


_READERS: Final[Mapping[str, Callable[[DisplayPlacement], bytes]]] = {
    "xcb": read_x11_profile,
    "windows": read_windows_profile,
}
