"""Settings of the user, stored as TOML, and where the folders of the program are."""

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

import platformdirs
import tomli_w

from models.core.device import Device, EngineSettings
from models.file_io.bounded_files import keep_dated_copy, read_small_file, replace_file

NAME = "heirloom"
"""Name of the program in the paths of its folders."""

FILE: Final = "settings.toml"
"""Name of the settings file."""

SCREEN, SRGB = "system", "srgb"
"""Values of `Settings.display`: use the system's profile of the screen, or assume sRGB."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders in which the program keeps its files; none of them has to exist."""

    settings: Path
    models: Path
    scratch: Path
    logs: Path
    state: Path

    @property
    def addon(self) -> Path:
        """Folder of the add-on packages (torch, diffusers)."""
        return self.models.with_name("addon")

    def without_own_models(self) -> "Folders":
        """Return the folders with new, empty ones for models and add-on, as in safe mode."""
        return replace(self, models=self.scratch / "safe-mode" / "models")

    @classmethod
    def under(cls, root: Path) -> "Folders":
        """Make all folders subfolders of one, as for tests and benchmarks."""
        return cls(*(root / field.name for field in fields(cls)))

    @classmethod
    def of_user(cls) -> "Folders":
        """Return the standard folders of the operating system for the current user."""
        standard = platformdirs.PlatformDirs(NAME, appauthor=False)
        return cls(
            standard.user_config_path,
            standard.user_data_path / "models",
            standard.user_cache_path / "scratch",
            standard.user_log_path,
            standard.user_state_path,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of the user; the field names are the keys of the settings file.

    `theme` is system, light or dark; `language` is system or a locale such as `de`. Memory budgets
    in megabytes: `cache` for reduced tiles of the window, `history` for patches that undo needs,
    `memory` for loaded networks, `vram` for a network on a graphics card (0: what is free). `tile`
    is the side of an engine tile in pixels (0: that of each model). `batch` is the number of photos
    that are restored at once (0: as many as suit the computer). `format` is that of exports (empty:
    that of the original), `bits` their depth (0: that of the photo), `quality` is 1 to 100.
    `print_width`, `print_height` and `print_border` are in millimetres, `print_dpi` in dots per
    inch. `agreed` are the ids of models whose licences the user has accepted. With `offline`
    nothing is downloaded even on request. `display` is SCREEN, SRGB or the path of an ICC profile
    of the screen."""

    device: Device = Device.AUTO
    theme: str = "system"
    language: str = "system"
    cache: int = 384
    tile: int = 0
    format: str = ""
    quality: int = 92
    agreed: tuple[str, ...] = ()
    offline: bool = False
    history: int = 4096
    memory: int = 2048
    display: str = SCREEN
    vram: int = 0
    bits: int = 0
    print_width: int = 150
    print_height: int = 100
    print_dpi: int = 300
    print_border: int = 0
    batch: int = 0

    def engine(self, folders: Folders) -> EngineSettings:
        """Return the engine's part of the settings, with the folders of models and add-on."""
        return EngineSettings(
            self.device,
            folders.models,
            self.tile or None,
            folders.addon,
            self.memory << 20,
            self.vram << 20,
        )

    @classmethod
    def read(cls, folder: Path) -> "Settings":
        """Read the settings file of a folder; missing and invalid values get their defaults."""
        return cls.check(folder)[0]

    @classmethod
    def check(cls, folder: Path) -> tuple["Settings", tuple[str, ...]]:
        """Read the settings file; return also names of invalid fields, its own if unreadable."""
        try:
            stored = _parse(folder / FILE)
        except (FileNotFoundError, NotADirectoryError):
            return cls(), ()
        except (OSError, ValueError, RecursionError):
            return cls(), (FILE,)
        known = {f.name: stored[f.name] for f in fields(cls) if f.name in stored}
        valid = {name: value for name, value in known.items() if _is_valid(name, value)}
        wrong = tuple(name for name in known if name not in valid)
        valid["device"] = Device(valid.get("device", Device.AUTO))
        valid["agreed"] = tuple(valid.get("agreed", ()))
        return cls(**valid), wrong

    def write(self, folder: Path) -> None:
        """Write the settings file of a folder atomically, and keep a dated copy of the old one.

        Fields that this version does not know stay in it. Raises: OSError."""
        file = folder / FILE
        try:
            foreign = {k: v for k, v in _parse(file).items() if k not in _KINDS}
        except (OSError, ValueError, RecursionError):
            foreign = {}
        keep_dated_copy(file)
        replace_file(file, tomli_w.dumps({**asdict(self), **foreign}).encode("utf-8"))


def _parse(file: Path) -> dict[str, Any]:
    """Parse a settings file. Raises: OSError; ValueError; RecursionError."""
    return tomllib.loads(read_small_file(file).decode("utf-8"))


_STORED: dict[object, type] = {int: int, bool: bool, tuple[str, ...]: list}
"""Types in the settings file by type of the field; all others are stored as text."""

_KINDS = {field.name: _STORED.get(field.type, str) for field in fields(Settings)}
"""Type in the settings file of each field."""

_MOST_MEGABYTES: Final = 1 << 24
"""Largest memory budget, in megabytes: far beyond any computer."""

_RANGES: Final = {
    "cache": (0, _MOST_MEGABYTES),
    "history": (0, _MOST_MEGABYTES),
    "memory": (0, _MOST_MEGABYTES),
    "vram": (0, _MOST_MEGABYTES),
    "tile": (0, 1 << 14),
    "batch": (0, 64),
    "quality": (1, 100),
    "bits": (0, 16),
    "print_width": (10, 5000),
    "print_height": (10, 5000),
    "print_dpi": (30, 2400),
    "print_border": (0, 500),
}
"""Least and largest value of each number."""


def _is_valid(name: str, value: object) -> bool:
    """Return whether a stored value has the type and range of the field `name`."""
    if type(value) is not _KINDS[name]:
        return False
    if name == "device":
        return value in {device.value for device in Device}
    match value:
        case bool():
            return True
        case int():
            least, most = _RANGES[name]
            return least <= value <= most
        case list():
            return all(isinstance(each, str) for each in value)
    return "\0" not in str(value)
