"""The tags that RAM knows, and how sure it must be of each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.core.errors import ModelFileDamaged

MOST: Final = 2**20
"""Bytes of a list."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Names and probabilities, one for each row of the network's answer."""

    names: tuple[str, ...]
    thresholds: tuple[float, ...]

    @classmethod
    def of(cls, names: Path, thresholds: Path) -> "Tags":
        """From the lists beside RAM's and SeeSR's code, one a line. Raises ModelFileDamaged where
        they do not go together."""
        told = tuple(_lines(names))
        try:
            sure = tuple(float(line) for line in _lines(thresholds))
        except ValueError as error:
            raise ModelFileDamaged(str(thresholds), "no number") from error
        if not told or len(told) != len(sure):
            raise ModelFileDamaged(str(names), f"{len(told)} tags and {len(sure)} thresholds")
        return cls(told, sure)

    @classmethod
    def read(cls, file: Path) -> "Tags":
        """What `write` wrote. Raises ValueError where it is something else."""
        pairs = [line.split("\t", 1) for line in file.read_text("utf-8").splitlines()]
        return cls(tuple(name for _, name in pairs), tuple(float(sure) for sure, _ in pairs))

    def write(self, file: Path) -> None:
        """A threshold and a name a line. Raises OSError."""
        pairs = zip(self.thresholds, self.names, strict=True)
        file.write_text("".join(f"{sure!r}\t{name}\n" for sure, name in pairs), encoding="utf-8")


def _lines(file: Path) -> list[str]:
    if file.stat().st_size > MOST:
        raise ModelFileDamaged(str(file), "a list of more than a megabyte")
    try:
        return file.read_text("utf-8").replace("\t", " ").splitlines()
    except UnicodeDecodeError as error:
        raise ModelFileDamaged(str(file), "no text") from error
