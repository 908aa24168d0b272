"""RAM's tags and the probability threshold of each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.core.errors import ModelFileDamaged

MAX_LIST_BYTES: Final = 2**20
"""Largest accepted size in bytes of a tag list."""


@dataclass(frozen=True, slots=True)
class TagList:
    """Tag names and their probability thresholds, in the order of the network's outputs."""

    names: tuple[str, ...]
    thresholds: tuple[float, ...]

    @classmethod
    def from_lists(cls, names: Path, thresholds: Path) -> "TagList":
        """Read the lists published with RAM's and SeeSR's code, one entry per line.

        Raises: ModelFileDamaged if their lengths differ or a threshold is no number."""
        tag_names = tuple(_lines(names))
        try:
            probabilities = tuple(float(line) for line in _lines(thresholds))
        except ValueError as error:
            raise ModelFileDamaged(str(thresholds), "no number") from error
        if not tag_names or len(tag_names) != len(probabilities):
            raise ModelFileDamaged(
                str(names), f"{len(tag_names)} tags and {len(probabilities)} thresholds"
            )
        return cls(tag_names, probabilities)

    @classmethod
    def read(cls, file: Path) -> "TagList":
        """Read a tag list in the form that `write` writes. Raises: ValueError."""
        pairs = [line.split("\t", 1) for line in file.read_text("utf-8").splitlines()]
        return cls(tuple(name for _, name in pairs), tuple(float(each) for each, _ in pairs))

    def write(self, file: Path) -> None:
        """Write a line of threshold, tab and name for each tag. Raises: OSError."""
        pairs = zip(self.thresholds, self.names, strict=True)
        lines = (f"{threshold!r}\t{name}\n" for threshold, name in pairs)
        file.write_text("".join(lines), encoding="utf-8")


def _lines(file: Path) -> list[str]:
    if file.stat().st_size > MAX_LIST_BYTES:
        raise ModelFileDamaged(str(file), "a list of more than a megabyte")
    try:
        return file.read_text("utf-8").replace("\t", " ").splitlines()
    except UnicodeDecodeError as error:
        raise ModelFileDamaged(str(file), "no text") from error
