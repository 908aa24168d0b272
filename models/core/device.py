"""The devices that can run networks, as a person names them, and what else a person decides
about running them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


class Device(StrEnum):
    """`auto` is the best that works, in the order cuda, dml, coreml, cpu."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    DML = "dml"
    COREML = "coreml"


MEMORY: Final = 2 << 30


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What an engine is told when it starts: the device; the person's own folder of models,
    looked into after the bundled ones; the side of a tile in pixels, where the person and not
    the model's card decides it; the folder of the add-on, whether it is there or not; how
    many bytes of model files stay loaded on each device; how many bytes of a graphics card's own
    memory a network may take (0: what is free)."""

    device: Device = Device.AUTO
    models: Path | None = None
    tile: int | None = None
    addon: Path | None = None
    memory: int = MEMORY
    vram: int = 0

    def memory_budget(self, device: Device) -> int:
        """Bytes of model files that stay loaded there: never more than fit."""
        fits = self.vram if self.vram and device != Device.CPU else self.memory
        return min(self.memory, fits)
