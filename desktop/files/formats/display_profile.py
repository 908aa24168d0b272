"""The ICC profile of a screen, as the system tells it. Empty where it tells none, or converts
by itself, as macOS and Wayland do."""

import ctypes
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

LONGEST: Final = 1 << 24
"""Bytes of a profile beyond which it is none."""

WORD: Final = 4
"""Bytes in which X11 counts the length of a property."""


MONITOR_NEAREST: Final = 2
"""As Windows counts it: of a window that is nowhere, the monitor next to it."""


@dataclass(frozen=True, slots=True)
class DisplayPlacement:
    """Where a window stands: the number of its screen among those of the system, from 0, and what
    the system calls the window."""

    screen: int = 0
    window: int = 0


def read_display_profile(platform: str, standing: DisplayPlacement) -> bytes:
    """`platform` is what Qt calls it."""
    ask = _ASKED.get(platform)
    if ask is not None:
        with suppress(OSError, AttributeError):
            return ask(standing)
    return b""


def x11_property_name(screen: int) -> bytes:
    """The root window's for a screen ("ICC Profiles in X", version 0.4)."""
    return b"_ICC_PROFILE" + (b"_%d" % screen if screen else b"")


def read_x11_profile(standing: DisplayPlacement) -> bytes:
    """Raises OSError without Xlib."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        return b""
    try:
        return _property(x, display, x11_property_name(standing.screen))
    finally:
        x.XCloseDisplay(display)


class _Monitor(ctypes.Structure):
    """MONITORINFOEXW."""

    _fields_: ClassVar = [
        ("size", ctypes.c_uint32),
        ("places", ctypes.c_int32 * 8),
        ("flags", ctypes.c_uint32),
        ("device", ctypes.c_wchar * 32),
    ]


def read_windows_profile(standing: DisplayPlacement) -> bytes:
    """The file that GetICMProfile names for the monitor of the window. Raises OSError."""
    dlls: Any = ctypes
    user, gdi = dlls.WinDLL("user32"), dlls.WinDLL("gdi32")
    user.MonitorFromWindow.restype = gdi.CreateDCW.restype = ctypes.c_void_p
    window = ctypes.c_void_p(standing.window)
    monitor = ctypes.c_void_p(user.MonitorFromWindow(window, MONITOR_NEAREST))
    known = _Monitor(size=ctypes.sizeof(_Monitor))
    user.GetMonitorInfoW(monitor, ctypes.byref(known))
    context = ctypes.c_void_p(gdi.CreateDCW(known.device or "DISPLAY", None, None, None))
    try:
        length = ctypes.c_uint32(1024)
        name = ctypes.create_unicode_buffer(length.value)
        found = gdi.GetICMProfileW(context, ctypes.byref(length), name)
        return Path(name.value).read_bytes() if found else b""
    finally:
        gdi.DeleteDC(context)


def _property(x: Any, display: ctypes.c_void_p, name: bytes) -> bytes:
    """Of the root window, with one byte each."""
    atom = ctypes.c_ulong(x.XInternAtom(display, name, True))
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    if not atom:
        return b""
    kind, form = ctypes.c_ulong(), ctypes.c_int()
    count, left = ctypes.c_ulong(), ctypes.c_ulong()
    value = ctypes.POINTER(ctypes.c_ubyte)()
    answers = [ctypes.byref(each) for each in (kind, form, count, left, value)]
    span = ctypes.c_long(0), ctypes.c_long(LONGEST // WORD)
    x.XGetWindowProperty(display, root, atom, *span, False, ctypes.c_ulong(0), *answers)
    if not value:
        return b""
    found = bytes(value[: count.value]) if form.value == 8 else b""
    x.XFree(value)
    return found


_ASKED: Final[Mapping[str, Callable[[DisplayPlacement], bytes]]] = {
    "xcb": read_x11_profile,
    "windows": read_windows_profile,
}
