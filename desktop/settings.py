"""What the person chose once, kept as TOML, and the folders of this program."""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs
import tomli_w

from models.core.device import Device, EngineSettings

NAME = "heirloom"

SCREEN, SRGB = "system", "srgb"
"""Colours are shown as the system says of the screen, or as they are."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where this program keeps things; none of them need exist."""

    settings: Path
    models: Path
    scratch: Path
    logs: Path
    state: Path

    @property
    def addon(self) -> Path:
        """Of the packages that are too large for the program's own."""
        return self.models.with_name("addon")

    @classmethod
    def under(cls, root: Path) -> "Folders":
        """All of them below one folder, for a person who is not there."""
        return cls(*(root / field.name for field in fields(cls)))

    @classmethod
    def of_user(cls) -> "Folders":
        places = platformdirs.PlatformDirs(NAME, appauthor=False)
        return cls(
            places.user_config_path,
            places.user_data_path / "models",
            places.user_cache_path / "scratch",
            places.user_log_path,
            places.user_state_path,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` is system, light or dark; `language` system or a locale such as `de`; `cache` is
    how many megabytes of reduced tiles the window keeps, `history` how many of earlier results, so
    that undo finds them, `memory` how many of networks, `vram` how many of a graphics card's
    memory a network may take (0: what is free); `tile` the side of a tile in pixels (0: as each
    model needs it); `format` that of exports (empty: like the original); `quality` 1 to 100.
    `agreed` are the models to whose licences the person has agreed; while `offline`, nothing is
    downloaded even when it is asked for. `display` is SCREEN, SRGB or the file of a colour profile
    for the screen."""

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
        """What an engine of this person is told."""
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
        """The defaults for what is missing or not understood."""
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
        """Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / "settings.toml.part"
        partial.unlink(missing_ok=True)
        with partial.open("x", encoding="utf-8") as file:
            file.write(tomli_w.dumps(asdict(self)))
        partial.replace(folder / "settings.toml")


_STORED: dict[object, type] = {int: int, bool: bool, tuple[str, ...]: list}
_KINDS = {field.name: _STORED.get(field.type, str) for field in fields(Settings)}
"""What the file holds for a field."""
