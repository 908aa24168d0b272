"""Tests of the round trip table of metadata in the documentation, which ExifTool checks."""

import shutil
from pathlib import Path

import pytest

from benchmarks.reliability.metadata_round_trip import (
    BLOCKS,
    DOCUMENT,
    END,
    SOURCES,
    START,
    round_trip_table,
)


def _documented() -> str:
    return DOCUMENT.read_text().split(START)[1].split(END)[0]


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs ExifTool")
def test_documented_table_is_what_exiftool_finds(folder: Path) -> None:
    assert round_trip_table(folder) == _documented()


def test_documented_table_has_every_format_and_nothing_is_lost_silently() -> None:
    lines = _documented().splitlines()
    assert len(lines) == 2 + len(SOURCES)
    assert lines[0].count("|") == 2 + len(BLOCKS)
    assert "LOST" not in _documented()
