"""Which modules and which files are frozen."""

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Final

from installer.facts import NOT_OF_PYTHON, SHARED_WITH_ADDON

NEEDLESS: Final = frozenset(
    ("tests", "test", "conftest", "testing_utils", "f2py", "_pyinstaller", "training")
)
"""Parts of packages that the program does not need."""

UNWANTED: Final = (
    "libQt6Egl",
    "libQt6Network",
    "libQt6Pdf",
    "libQt6Qml",
    "libQt6Quick",
    "libQt6VirtualKeyboard",
    "libatk",
    "libcairo",
    "libdatrie",
    "libgdk",
    "libgio-2.0",
    "libgmodule-2.0",
    "libgobject-2.0",
    "libmount.so",
    "libblkid.so",
    "libonnxruntime.so",
    "libpango",
    "libpixman",
    "libthai",
    "libfribidi",
    "libselinux",
    "libXrender",
    "qt6network",
    "qt6pdf",
    "qt6qml",
    "qt6quick",
    "qt6virtualkeyboard",
    "opengl32sw.dll",
    "libqeglfs",
    "libqlinuxfb",
    "libqminimal",
    "libqvkkhrdisplay",
    "libqvnc",
    "libqgtk3",
    "libqpdf",
    "qpdf",
    "libqtvirtualkeyboardplugin",
    "qtvirtualkeyboardplugin",
)
"""Beginnings of the names of files that belong to modules which are left out."""

LANGUAGES: Final = ("de", "en", "es", "ko")
"""In which Qt's own words are shipped."""

UNWANTED_FOLDERS: Final = frozenset(
    ("egldeviceintegrations", "generic", "networkinformation", "tls")
)
"""Kinds of Qt plugins that the program has no use for."""


def ours() -> Iterator[str]:
    """Every module that the program may run."""
    for name in ("desktop", "models", "resources"):
        yield from _inside(name)


def whole() -> Iterator[str]:
    """Every module of the packages that the add-on finds in the base."""
    for name in SHARED_WITH_ADDON:
        yield from _inside(name)


def standard_library() -> Iterator[str]:
    """All that Python brings along on this system, since the add-on may import any of it."""
    for name in sorted(sys.stdlib_module_names - NOT_OF_PYTHON):
        yield from _inside(name)


def _inside(package: str) -> Iterator[str]:
    """Its name and the names of all modules in it; nothing where this system lacks it."""
    try:
        module = import_module(package)
    except ImportError:
        return
    yield package
    for found in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{package}."):
        parts = found.name.split(".")
        if NOT_OF_PYTHON.isdisjoint(parts) and NEEDLESS.isdisjoint(parts[1:]):
            yield from _inside(found.name) if found.ispkg else [found.name]


def wanted(file: str) -> bool:
    """Whether a file goes into the folder, by its place there."""
    place = PurePath(file)
    if place.suffix == ".qm" and place.name[:-3].split("_", 1)[1:] not in ([n] for n in LANGUAGES):
        return False
    return not place.name.startswith(UNWANTED) and UNWANTED_FOLDERS.isdisjoint(place.parts)
