"""Which modules and which files are frozen."""

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Final

from installer.facts import FROM_SYSTEM, LEFT_OUT, NOT_OF_PYTHON, SHARED_WITH_ADDON
from installer.shipped import DESCRIPTIONS

NEEDLESS: Final = frozenset(
    ("tests", "test", "conftest", "testing_utils", "f2py", "_pyinstaller", "training")
)
"""Parts of packages that the program does not need."""

QT_MODULES: Final = ("egl", "network", "pdf", "qml", "quick", "virtualkeyboard")
"""Of Qt, left out."""

IMAGES: Final = ("icns", "tga", "tiff", "wbmp", "webp")
"""Formats that Qt would read: photos are read by libvips and Pillow, and what is pasted is PNG,
JPEG, BMP or GIF."""

UNWANTED: Final = (
    *(f"{start}{module}" for start in ("libqt6", "qt6", "qt") for module in QT_MODULES),
    *("libqgtk3", "libqeglfs", "libqlinuxfb", "libqminimal", "libqvkkhrdisplay", "libqvnc"),
    *("libqpdf", "qpdf", "libqtvirtualkeyboardplugin", "qtvirtualkeyboardplugin"),
    *("libonnxruntime.so", "opengl32sw.dll"),
    *("_avif.", "_imagingft.", "_imagingtk.", "_simd."),
    *("_multiarray_tests.", "_operand_flag_tests.", "_rational_tests."),
    *("_struct_ufunc_tests.", "_umath_tests."),
    *(f"{start}{kind}" for start in ("libq", "q") for kind in IMAGES),
)
"""Beginnings of the names of files and folders that belong to what is left out, in small
letters: modules of Qt and its plugins; copies; parts of Pillow for AVIF (libvips reads it), for
type and for Tk, and of numpy for its own tests. What only these need goes by `libraries`."""

LANGUAGES: Final = ("de", "en", "es", "ko")
"""In which Qt's own words are shipped."""

SOURCES: Final = (".ts",)
"""Kinds of files that others are made from: Qt's `.qm` holds what its `.ts` says."""

UNWANTED_FOLDERS: Final = frozenset(
    (
        *("egldeviceintegrations", "generic", "networkinformation", "tls"),
        *("wayland-graphics-integration-client", "xcbglintegrations"),
    )
)
"""Kinds of Qt plugins that the program has no use for; it draws without OpenGL."""

GRAMMARS: Final = "pygments.lexers."
"""How 600 programming languages are coloured, which nothing here shows."""

USED_GRAMMARS: Final = ("_mapping", "python")
"""Imported by the package itself, and by rich for what went wrong in Python."""


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
        if found.name in LEFT_OUT:
            continue
        if NOT_OF_PYTHON.isdisjoint(parts) and NEEDLESS.isdisjoint(parts[1:]):
            yield from _inside(found.name) if found.ispkg else [found.name]


def wanted(file: str) -> bool:
    """Whether a file goes into the folder, by its place there."""
    place = PurePath(file)
    if place.suffix in SOURCES or _of_another_language(place) or _said_elsewhere(place):
        return False
    if len(place.parts) == 1 and place.name.startswith(tuple(FROM_SYSTEM)):
        return False
    unwanted = any(part.lower().startswith(UNWANTED) for part in place.parts)
    return not unwanted and UNWANTED_FOLDERS.isdisjoint(place.parts)


def _of_another_language(place: PurePath) -> bool:
    """Qt's words are in files such as `qtbase_pt_BR.qm`."""
    return place.suffix == ".qm" and place.stem.partition("_")[2] not in LANGUAGES


def _said_elsewhere(place: PurePath) -> bool:
    """The freezer copies whole descriptions of some distributions."""
    return place.parts[0].endswith(".dist-info") and place.parts[1:] not in DESCRIPTIONS


def wanted_module(name: str) -> bool:
    """Whether a module goes into the program."""
    return not name.startswith(GRAMMARS) or name.removeprefix(GRAMMARS) in USED_GRAMMARS
