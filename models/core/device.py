"""Devices that can run networks, and the user's settings for the engine."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


class Device(StrEnum):
    """Device that the user chooses; `auto` is the first of cuda, dml, coreml and cpu that works."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    DML = "dml"
    COREML = "coreml"


MEMORY: Final = 2 << 30
"""Default of `EngineSettings.memory` in bytes."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Settings that an engine is started with.

    `models` is the user's folder of models, searched after the bundled ones. `tile` is the tile
    side in pixels where the user overrides the model card. `addon` is the folder of the add-on,
    which need not exist. `memory` is how many bytes of model files stay loaded on each device.
    `vram` is how many bytes of graphics memory a network may take (0: all that is free).
    """

    device: Device = Device.AUTO
    models: Path | None = None
    tile: int | None = None
    addon: Path | None = None
    memory: int = MEMORY
    vram: int = 0

    def memory_budget(self, device: Device) -> int:
        """Return the bytes of model files kept loaded on a device: `memory`, at most `vram`."""
        fits = self.vram if self.vram and device != Device.CPU else self.memory
        return min(self.memory, fits)
