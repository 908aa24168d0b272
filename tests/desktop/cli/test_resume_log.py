"""Tests of the resume log of runs over many photos."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli.resume_log import ResumeLog
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_plan import OutputSpec

REQUEST = RestoreRequest("remove the grain")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Create a photo and its result, and return their paths."""
    photo, result = tmp_path / "Oma\n(Ö) 写真.png", tmp_path / "result.png"
    photo.write_bytes(b"photo")
    result.write_bytes(b"result")
    return photo, result


@pytest.fixture
def ledger(tmp_path: Path) -> ResumeLog:
    return ResumeLog.of(REQUEST, tmp_path / "runs")


def test_what_is_kept_is_done(ledger: ResumeLog, pair: tuple[Path, Path]) -> None:
    ledger.keep(*pair)
    assert ledger.done() == {pair[0].resolve(): pair[1].resolve()}


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes, as Linux has them")
def test_a_photo_whose_name_is_no_utf_8_counts_as_done(ledger: ResumeLog, tmp_path: Path) -> None:
    photo, result = tmp_path / "caf\udce9.png", tmp_path / "caf\udce9-restored.png"
    photo.write_bytes(b"photo")
    result.write_bytes(b"result")
    ledger.keep(photo, result)
    assert ledger.done() == {photo.resolve(): result.resolve()}


def test_a_photo_that_has_changed_is_not_done(ledger: ResumeLog, pair: tuple[Path, Path]) -> None:
    ledger.keep(*pair)
    pair[0].write_bytes(b"another photo")
    assert ledger.done() == {}


@pytest.mark.parametrize("which", [0, 1])
def test_without_its_photo_or_its_result_nothing_is_done(
    which: int, ledger: ResumeLog, pair: tuple[Path, Path]
) -> None:
    ledger.keep(*pair)
    pair[which].unlink()
    assert ledger.done() == {}


@pytest.mark.parametrize("torn", [b'["/a", 1', b"{}", b"[1, 2]", b"\xff\xfe", b"null", b"\0"])
def test_a_torn_line_is_passed_over(
    torn: bytes, ledger: ResumeLog, pair: tuple[Path, Path]
) -> None:
    ledger.file.parent.mkdir()
    ledger.file.write_bytes(torn)
    ledger.keep(*pair)
    with ledger.file.open("ab") as file:
        file.write(torn)
    assert set(ledger.done()) == {pair[0].resolve()}


def test_a_closed_ledger_is_empty(ledger: ResumeLog, pair: tuple[Path, Path]) -> None:
    ledger.keep(*pair)
    ledger.close()
    assert ledger.done() == {}


@pytest.mark.parametrize(
    "other",
    [
        RestoreRequest("sharpen it"),
        RestoreRequest(REQUEST.say, target=OutputSpec(Path("b"), into=True)),
    ],
)
def test_another_request_has_another_ledger(
    other: RestoreRequest, ledger: ResumeLog, tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    ledger.keep(*pair)
    assert ResumeLog.of(other, tmp_path / "runs").done() == {}


def test_a_folder_that_cannot_be_written_does_not_stop_the_work(
    tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    (tmp_path / "runs").write_bytes(b"no folder")
    ResumeLog.of(REQUEST, tmp_path / "runs").keep(*pair)


def test_photos_that_are_allowed_later_go_on_in_the_same_ledger(
    ledger: ResumeLog, tmp_path: Path
) -> None:
    assert ResumeLog.of(replace(REQUEST, large=True), tmp_path / "runs") == ledger


def test_the_file_name_of_a_log_is_that_of_version_0_1_0(ledger: ResumeLog) -> None:
    """Check that an update of the program does not lose the logs of stopped runs.

    Class names have changed since that version.
    """
    assert ledger.file.name == "1ce737f694917eff7e07d4671491dafe.jsonl"
