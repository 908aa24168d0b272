"""The ICC profile of the screen, as the system tells it. Empty where it tells none, or converts
by itself, as macOS and Wayland do."""

import ctypes
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

LONGEST: Final = 1 << 24
"""Bytes of a profile beyond which it is none."""

WORD: Final = 4
"""Bytes in which X11 counts the length of a property."""


def told_by(platform: str) -> bytes:
    """`platform` is what Qt calls it. The first screen's where there are several."""
    ask = _ASKED.get(platform)
    if ask is not None:
        with suppress(OSError, AttributeError):
            return ask()
    return b""


def on_x11() -> bytes:
    """The property _ICC_PROFILE of the root window ("ICC Profiles in X", version 0.4). Raises
    OSError without Xlib."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        return b""
    try:
        return _property(x, display, b"_ICC_PROFILE")
    finally:
        x.XCloseDisplay(display)


def on_windows() -> bytes:
    """The file that GetICMProfile names for the whole screen. Raises OSError."""
    dlls: Any = ctypes
    user, gdi = dlls.WinDLL("user32"), dlls.WinDLL("gdi32")
    user.GetDC.restype = ctypes.c_void_p
    context = ctypes.c_void_p(user.GetDC(None))
    try:
        length = ctypes.c_uint32(1024)
        name = ctypes.create_unicode_buffer(length.value)
        found = gdi.GetICMProfileW(context, ctypes.byref(length), name)
        return Path(name.value).read_bytes() if found else b""
    finally:
        user.ReleaseDC(None, context)


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


_ASKED: Final[Mapping[str, Callable[[], bytes]]] = {"xcb": on_x11, "windows": on_windows}
