"""Settings of the user, stored as TOML, and the folders of the program."""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs
import tomli_w

from models.core.device import Device, EngineSettings

NAME = "heirloom"
"""Name of the program in the paths of its folders."""

SCREEN, SRGB = "system", "srgb"
"""Values of `Settings.display`: use the system's profile of the screen, or assume sRGB."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders in which the program keeps its files; none of them need exist."""

    settings: Path
    models: Path
    scratch: Path
    logs: Path
    state: Path

    @property
    def addon(self) -> Path:
        """Folder of the add-on packages (torch, diffusers)."""
        return self.models.with_name("addon")

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
    is the side of an engine tile in pixels (0: that of each model). `format` is that of exports
    (empty: that of the original), `quality` is 1 to 100. `agreed` are the ids of models whose
    licences the user has accepted. With `offline` nothing is downloaded even on request.
    `display` is SCREEN, SRGB or the path of an ICC profile of the screen.
    """

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

    def engine(self, folders: Folders) -> EngineSettings:
        """Return the settings of the engine."""
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
        """Read the settings file; missing values, or all if one is invalid, are the defaults."""
        try:
            stored = tomllib.loads((folder / "settings.toml").read_text(encoding="utf-8"))
            known = {f.name: stored[f.name] for f in fields(cls) if f.name in stored}
            if any(type(value) is not _KINDS[name] for name, value in known.items()):
                return cls()
            known["device"] = Device(known.get("device", Device.AUTO))
            known["agreed"] = tuple(str(model) for model in known.get("agreed", ()))
            return cls(**known)
        except (OSError, ValueError):
            return cls()

    def write(self, folder: Path) -> None:
        """Write the settings file atomically. Raises: OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / "settings.toml.part"
        partial.unlink(missing_ok=True)
        with partial.open("x", encoding="utf-8") as file:
            file.write(tomli_w.dumps(asdict(self)))
        partial.replace(folder / "settings.toml")


_STORED: dict[object, type] = {int: int, bool: bool, tuple[str, ...]: list}
"""Types in the settings file by type of the field; all others are stored as text."""

_KINDS = {field.name: _STORED.get(field.type, str) for field in fields(Settings)}
"""Type in the settings file of each field."""
