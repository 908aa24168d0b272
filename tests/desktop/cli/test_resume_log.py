"""Tests of the resume log of runs over many photos."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli.resume_log import ResumeLog
from desktop.files.storage.remote_files import RemoteFile
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_paths import OutputSpec

REQUEST = RestoreRequest("remove the grain")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Create a photo and its result, and return their paths."""
    photo, result = tmp_path / "Oma\n(Ö) 写真.png", tmp_path / "result.png"
    photo.write_bytes(b"photo")
    result.write_bytes(b"result")
    return photo, result


@pytest.fixture
def resume_log(tmp_path: Path) -> ResumeLog:
    return ResumeLog.of(REQUEST, tmp_path / "runs")


def test_a_recorded_photo_counts_as_done(resume_log: ResumeLog, pair: tuple[Path, Path]) -> None:
    resume_log.keep(*pair)
    assert resume_log.done() == {pair[0].resolve(): pair[1].resolve()}


def test_a_begun_photo_counts_as_done_once_its_result_is_there(
    resume_log: ResumeLog, tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    photo, result = pair
    resume_log.begin(photo, tmp_path / "none.png")
    assert resume_log.done() == {}
    os.utime(result, ns=(0, photo.stat().st_mtime_ns))
    resume_log.begin(photo, result)
    assert resume_log.done() == {photo.resolve(): result.resolve()}


def test_a_begun_photo_is_not_done_by_a_foreign_file(
    resume_log: ResumeLog, pair: tuple[Path, Path]
) -> None:
    os.utime(pair[1], (1, 1))
    resume_log.begin(*pair)
    assert resume_log.done() == {}


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes, as Linux has them")
def test_a_photo_with_a_non_utf_8_name_counts_as_done(
    resume_log: ResumeLog, tmp_path: Path
) -> None:
    photo, result = tmp_path / "caf\udce9.png", tmp_path / "caf\udce9-restored.png"
    photo.write_bytes(b"photo")
    result.write_bytes(b"result")
    resume_log.keep(photo, result)
    assert resume_log.done() == {photo.resolve(): result.resolve()}


def test_a_changed_photo_is_not_done(resume_log: ResumeLog, pair: tuple[Path, Path]) -> None:
    resume_log.keep(*pair)
    pair[0].write_bytes(b"another photo")
    assert resume_log.done() == {}


@pytest.mark.parametrize("which", [0, 1])
def test_a_missing_photo_or_result_is_not_done(
    which: int, resume_log: ResumeLog, pair: tuple[Path, Path]
) -> None:
    resume_log.keep(*pair)
    pair[which].unlink()
    assert resume_log.done() == {}


@pytest.mark.parametrize("torn", [b'["/a", 1', b"{}", b"[1, 2]", b"\xff\xfe", b"null", b"\0"])
def test_a_torn_line_is_skipped(
    torn: bytes, resume_log: ResumeLog, pair: tuple[Path, Path]
) -> None:
    resume_log.file.parent.mkdir()
    resume_log.file.write_bytes(torn)
    resume_log.keep(*pair)
    with resume_log.file.open("ab") as file:
        file.write(torn)
    assert set(resume_log.done()) == {pair[0].resolve()}


def test_a_closed_log_is_empty(resume_log: ResumeLog, pair: tuple[Path, Path]) -> None:
    resume_log.keep(*pair)
    resume_log.close()
    assert resume_log.done() == {}


@pytest.mark.parametrize(
    "other",
    [
        RestoreRequest("sharpen it"),
        RestoreRequest(REQUEST.say, target=OutputSpec(Path("b"), into=True)),
    ],
)
def test_another_request_has_another_log(
    other: RestoreRequest, resume_log: ResumeLog, tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    resume_log.keep(*pair)
    assert ResumeLog.of(other, tmp_path / "runs").done() == {}


def test_an_unwritable_folder_raises_no_error(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    (tmp_path / "runs").write_bytes(b"no folder")
    ResumeLog.of(REQUEST, tmp_path / "runs").keep(*pair)


def test_the_option_large_keeps_the_log(resume_log: ResumeLog, tmp_path: Path) -> None:
    assert ResumeLog.of(replace(REQUEST, large=True), tmp_path / "runs") == resume_log
    assert ResumeLog.of(replace(REQUEST, partial=True), tmp_path / "runs") == resume_log


def test_the_file_name_of_a_log_is_that_of_version_0_1_0(resume_log: ResumeLog) -> None:
    """Check that an update of the program does not lose the logs of stopped runs.

    Class names have changed since that version.
    """
    assert resume_log.file.name == "1ce737f694917eff7e07d4671491dafe.jsonl"


def test_a_photo_is_done_whatever_the_password_of_its_server_is(resume_log: ResumeLog) -> None:
    result = RemoteFile("sftp://anna:hunter2@host/out/a-restored.jpg")
    resume_log.keep(RemoteFile("sftp://anna:hunter2@host/a.jpg", 7, 8), result)
    assert b"hunter2" not in resume_log.file.read_bytes()
    photo = RemoteFile("sftp://anna:other@host/a.jpg", 7, 8)
    assert list(resume_log.done_remotely([photo], {result.name})) == [photo]


def test_a_photo_on_a_server_is_done_while_it_and_its_result_are_there(
    resume_log: ResumeLog,
) -> None:
    photo, result = RemoteFile("s3://b/a.jpg", 7, 8), RemoteFile("s3://b/out/a-restored.jpg")
    changed = replace(photo, changed=9)
    resume_log.begin(photo, result)
    assert resume_log.done_remotely([photo, changed], {result.name}) == {photo: result}
    assert resume_log.done_remotely([photo], set()) == {}
