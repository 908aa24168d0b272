"""Selection of the modules and files that are frozen."""

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Final

from installer.facts import EXCLUDED_MODULES, EXCLUDED_STDLIB, SHARED_WITH_ADDON, SYSTEM_LIBRARIES
from installer.shipped import METADATA_FILES

UNUSED_PARTS: Final = frozenset(
    ("tests", "test", "conftest", "testing_utils", "f2py", "_pyinstaller", "training")
)
"""Dotted names of package parts that the program does not need."""

QT_MODULES: Final = ("egl", "network", "pdf", "qml", "quick", "virtualkeyboard")
"""Names of Qt modules that are left out."""

QT_IMAGE_FORMATS: Final = ("icns", "tga", "tiff", "wbmp", "webp")
"""Names of the image formats whose Qt plugins are left out.

Photos are decoded by libvips and Pillow, and pasted pictures are PNG, JPEG, BMP or GIF.
"""

UNWANTED_PREFIXES: Final = (
    *(f"{start}{module}" for start in ("libqt6", "qt6", "qt") for module in QT_MODULES),
    *("libqgtk3", "libqeglfs", "libqlinuxfb", "libqminimal", "libqvkkhrdisplay", "libqvnc"),
    *("libqpdf", "qpdf", "libqtvirtualkeyboardplugin", "qtvirtualkeyboardplugin"),
    *("libonnxruntime.so", "opengl32sw.dll"),
    *("_avif.", "_imagingft.", "_imagingtk.", "_simd."),
    *("_multiarray_tests.", "_operand_flag_tests.", "_rational_tests."),
    *("_struct_ufunc_tests.", "_umath_tests."),
    *(f"{start}{kind}" for start in ("libq", "q") for kind in QT_IMAGE_FORMATS),
)
"""Lower-case prefixes of the names of files and folders that are left out.

They are modules of Qt and its plugins, copies, parts of Pillow for AVIF (libvips reads it), for
type and for Tk, and parts of numpy for its own tests. Their dependencies are removed by
`libraries`.
"""

LANGUAGES: Final = ("de", "en", "es", "fr", "ja", "ko", "pt", "pt_BR", "zh", "zh_CN")
"""Languages of the window and of Qt's own texts that are shipped.

Qt names some of its files by language and country.
"""

SOURCE_SUFFIXES: Final = (".ts",)
"""Suffixes of files that others are compiled from: Qt's `.qm` contains the content of `.ts`."""

UNWANTED_FOLDERS: Final = frozenset(
    (
        *("egldeviceintegrations", "generic", "networkinformation", "tls"),
        *("wayland-graphics-integration-client", "xcbglintegrations"),
    )
)
"""Names of the folders of Qt plugins that are not used; the program draws without OpenGL."""

LEXERS_PREFIX: Final = "pygments.lexers."
"""Prefix of the modules that highlight 600 programming languages, which the program never does."""

USED_LEXERS: Final = ("_mapping", "python")
"""Lexers that pygments itself imports, and the one rich uses for Python tracebacks."""


def program_modules() -> Iterator[str]:
    """Yield every module that the program may run."""
    for name in ("desktop", "models", "resources"):
        yield from _modules_in(name)


def shared_modules() -> Iterator[str]:
    """Yield the modules of base packages that the add-on uses too."""
    for name in SHARED_WITH_ADDON:
        yield from _modules_in(name)


def stdlib_modules() -> Iterator[str]:
    """Yield the modules of the standard library, any of which the add-on may import."""
    for name in sorted(sys.stdlib_module_names - EXCLUDED_STDLIB):
        yield from _modules_in(name)


def _modules_in(package: str) -> Iterator[str]:
    """Yield a package and all modules in it; nothing if this system lacks it."""
    try:
        module = import_module(package)
    except ImportError:
        return
    yield package
    for module_info in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{package}."):
        parts = module_info.name.split(".")
        if module_info.name in EXCLUDED_MODULES:
            continue
        if EXCLUDED_STDLIB.isdisjoint(parts) and UNUSED_PARTS.isdisjoint(parts[1:]):
            yield from _modules_in(module_info.name) if module_info.ispkg else [module_info.name]


def is_wanted(file: str) -> bool:
    """Return whether a file is shipped, by its path in the frozen folder."""
    path = PurePath(file)
    if path.suffix in SOURCE_SUFFIXES or _is_other_language(path) or _is_other_metadata(path):
        return False
    if len(path.parts) == 1 and path.name.startswith(tuple(SYSTEM_LIBRARIES)):
        return False
    unwanted = any(part.lower().startswith(UNWANTED_PREFIXES) for part in path.parts)
    return not unwanted and UNWANTED_FOLDERS.isdisjoint(path.parts)


def _is_other_language(path: PurePath) -> bool:
    """Return whether a file holds Qt's texts in another language, such as `qtbase_nl.qm`."""
    return path.suffix == ".qm" and path.stem.partition("_")[2] not in LANGUAGES


def _is_other_metadata(path: PurePath) -> bool:
    """Return whether a file is metadata of a distribution that is not needed at run time."""
    return path.parts[0].endswith(".dist-info") and path.parts[1:] not in METADATA_FILES


def is_wanted_module(name: str) -> bool:
    """Return whether a module is shipped."""
    return not name.startswith(LEXERS_PREFIX) or name.removeprefix(LEXERS_PREFIX) in USED_LEXERS
