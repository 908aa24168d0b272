"""Tests of the decoder process and its client."""

import hashlib
import io
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.photo import Metadata
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    DamagedPhoto,
    DecoderCrashed,
    DecoderStuck,
    MemoryShort,
    NotFound,
)
from desktop.files.notices import DecoderSilent, OtherPages, SidecarLeftOut
from desktop.files.reading import decoder_timeout
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.reading.decoder_messages import (
    ArrayFile,
    DecodedPhoto,
    DecodeProgress,
    read_reply,
)
from desktop.files.reading.decoder_timeout import ClockSample
from desktop.files.reading.reader_protocols import ReadOptions
from desktop.files.storage.scratch_files import IN_MEMORY, LOCK, Scratch
from models.core.progress import Cancelled, Progress
from models.processes.engine_messages import LENGTH, InvalidMessage

BROKEN = (sys.executable, "-m", "tests.desktop.files.broken_reader")
LOG = "reader.log"
START = "from desktop.files.decoding.decoder_host import limit_cpu_time, limit_resources"


@pytest.fixture
def reader(scratch: Scratch) -> Iterator[DecoderClient]:
    reader = DecoderClient(scratch, BROKEN, silence_limit=2)
    yield reader
    reader.close()


def write_photo(folder: Path, name: str, size: tuple[int, int] = (40, 30)) -> Path:
    levels = np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)
    Image.fromarray(levels).save(folder / f"{name}.png")
    return folder / f"{name}.png"


def files_left(scratch: Scratch) -> list[str]:
    return [file.name for file in scratch.folder.iterdir() if file.name not in (LOCK, LOG)]


def test_decoder_process_returns_the_same_photo(
    folder: Path, scratch: Scratch, reader: DecoderClient
) -> None:
    path = write_photo(folder, "Oma")
    there, here = (read(path, scratch, Progress()) for read in (reader.read, decode_photo))
    assert (there, there.metadata) == (here, here.metadata)
    assert np.array_equal(there.pixels, here.pixels)
    assert files_left(scratch) == []


def test_large_photo_is_memory_mapped_and_its_file_is_deleted_with_it(
    folder: Path, scratch: Scratch, reader: DecoderClient
) -> None:
    path = write_photo(folder, "large", (3400, IN_MEMORY // 9000))
    photo = reader.read(path, scratch, Progress())
    assert isinstance(photo.pixels, np.memmap)
    assert np.array_equal(photo.pixels, np.asarray(Image.open(path)))
    assert len(files_left(scratch)) == 1
    del photo
    assert files_left(scratch) == []


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("crash", DecoderCrashed),
        ("hang", DecoderStuck),
        ("short", MemoryShort),
        ("raise", DamagedPhoto),
    ],
)
def test_file_that_breaks_the_decoder_raises_and_the_next_is_decoded(
    folder: Path, scratch: Scratch, reader: DecoderClient, name: str, error: type[Exception]
) -> None:
    bad, good = write_photo(folder, name), write_photo(folder, "good")
    with pytest.raises(error):
        reader.read(bad, scratch, Progress())
    assert reader.read(good, scratch, Progress()).width == 30
    assert files_left(scratch) == []


def test_decoder_without_cpu_time_is_not_stuck(folder: Path, scratch: Scratch) -> None:
    with closing(DecoderClient(scratch, BROKEN, silence_limit=1)) as reader:
        assert reader.read(write_photo(folder, "wait"), scratch, Progress()).width == 30


@pytest.mark.parametrize(
    ("silent", "worked", "stuck"),
    [(9.5, 9.5, True), (9.5, 2.0, False), (89.0, 0.0, False), (91.0, 0.0, True), (3.0, 40, False)],
)
def test_stuck_is_measured_in_cpu_seconds_and_ten_times_that_in_clock_seconds(
    silent: float, worked: float, stuck: bool
) -> None:
    heard = ClockSample(1000.0, 5.0)
    assert ClockSample(1000.0 + silent, 5.0 + worked).is_stuck(heard, 9.0) is stuck


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be stopped")
class TestStoppedProcess:
    """Process that was stopped while it decodes: told, restarted by the user, or given up."""

    @pytest.fixture(autouse=True)
    def short_patience(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(decoder_timeout, "TOLD_AFTER", 1.5)

    def test_restart_lets_a_new_process_open_the_photo(
        self, folder: Path, scratch: Scratch
    ) -> None:
        told, notices = list[bool](), list[object]()

        def report(is_silent: bool) -> None:
            told.append(is_silent)
            if is_silent:
                reader.restart()

        with closing(DecoderClient(scratch, BROKEN, on_silence=report)) as reader:
            path = write_photo(folder, "stop")
            assert reader.read(path, scratch, Progress(on_notice=notices.append)).width == 30
        assert told[-2:] == [True, False]
        assert {type(each) for each in notices} == {DecoderSilent}
        assert files_left(scratch) == []

    def test_end_of_the_program_does_not_wait_for_it(self, folder: Path, scratch: Scratch) -> None:
        with closing(DecoderClient(scratch, BROKEN)) as reader:
            threading.Timer(1, reader.stop).start()
            began = time.monotonic()
            with pytest.raises(Cancelled):
                reader.read(write_photo(folder, "stop"), scratch, Progress())
        assert time.monotonic() - began < 10

    def test_process_that_answers_again_is_told(self, folder: Path, scratch: Scratch) -> None:
        told = list[bool]()
        with closing(DecoderClient(scratch, BROKEN, on_silence=told.append)) as reader:
            assert reader.read(write_photo(folder, "wait"), scratch, Progress()).width == 30
        assert told[-2:] == [True, False]


def test_file_is_tried_again_after_its_process_was_killed(
    folder: Path, scratch: Scratch, reader: DecoderClient
) -> None:
    assert reader.read(write_photo(folder, "once"), scratch, Progress()).width == 30


def test_output_of_libraries_is_not_taken_for_a_reply(
    folder: Path, scratch: Scratch, reader: DecoderClient, capfd: pytest.CaptureFixture[str]
) -> None:
    assert reader.read(write_photo(folder, "shout"), scratch, Progress()).width == 30
    assert capfd.readouterr() == ("", "")
    assert b"like" in (scratch.folder / LOG).read_bytes()


def test_damaged_photo_raises_the_message_of_its_decoder(
    folder: Path, scratch: Scratch, reader: DecoderClient
) -> None:
    path = write_photo(folder, "cut")
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(DamagedPhoto) as refused:
        reader.read(path, scratch, Progress())
    assert refused.value.path == path


def test_decoding_can_be_cancelled(folder: Path, scratch: Scratch, reader: DecoderClient) -> None:
    stop, path = threading.Event(), write_photo(folder, "hang")
    threading.Timer(0.2, stop.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        reader.read(path, scratch, Progress(stop=stop))
    assert time.monotonic() - began < 2


def test_notices_are_forwarded(folder: Path, scratch: Scratch, reader: DecoderClient) -> None:
    pages = [Image.new("RGB", (9, 9 + n)) for n in range(3)]
    pages[0].save(folder / "pages.tif", save_all=True, append_images=pages[1:])
    notices: list[object] = []
    photo = reader.read(
        folder / "pages.tif", scratch, Progress(on_notice=notices.append), ReadOptions(2)
    )
    assert notices == [OtherPages(folder / "pages.tif", 3, 3)]
    assert photo.height == 11


def test_notices_name_files_as_the_user_does(
    folder: Path, scratch: Scratch, reader: DecoderClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (9, 9)).save(folder / "a.jpg")
    (folder / "a.jpg.xmp").touch()
    monkeypatch.chdir(folder)
    notices: list[object] = []
    reader.read(Path("a.jpg"), scratch, Progress(on_notice=notices.append))
    assert notices == [SidecarLeftOut(Path("a.jpg"), Path("a.jpg.xmp"))]


def test_only_listed_classes_are_unpickled() -> None:
    assert read_reply(framed(DecodeProgress(0.5))) == DecodeProgress(0.5)
    for wrong in (os.system, "text", Metadata(), np.zeros(3)):
        with pytest.raises(InvalidMessage):
            read_reply(framed(wrong))


def framed(message: object) -> io.BytesIO:
    content = pickle.dumps(message)
    return io.BytesIO(LENGTH.pack(len(content)) + content)


OPENED = DecodedPhoto("seal", False, Metadata(), ArrayFile("1.bin", (4, 4, 3), "uint8"), None, None)


@pytest.mark.parametrize(
    "lie",
    [
        ArrayFile("1.bin", (4, 5, 3), "uint8"),
        ArrayFile("../1.bin", (4, 4, 3), "uint8"),
        ArrayFile("2.bin", (4, 4, 3), "uint8"),
        ArrayFile("1.bin", (4, 4, 3), "object"),
        ArrayFile("1.bin", (4, 4), "uint8"),
        ArrayFile("1.bin", (4, -4, 3), "uint8"),
    ],
    ids=str,
)
def test_missing_array_file_counts_as_a_crash(
    folder: Path, scratch: Scratch, lie: ArrayFile
) -> None:
    reply = pickle.dumps(replace(OPENED, pixels=lie)).hex()
    script = (
        "import pickle, sys; from models.processes.engine_messages import receive, send;"
        "request = receive(sys.stdin.buffer); (request.folder / '1.bin').write_bytes(bytes(48));"
        f"send(sys.stdout.buffer, pickle.loads(bytes.fromhex('{reply}'))); sys.stdin.read()"
    )
    liar = DecoderClient(scratch, (sys.executable, "-c", script))
    try:
        with pytest.raises(DecoderCrashed):
            liar.read(write_photo(folder, "a"), scratch, Progress())
    finally:
        liar.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("script", "ended"),
    [
        pytest.param(
            "limit_resources(); bytearray(5 << 30)",
            1,
            marks=pytest.mark.skipif(
                sys.platform == "darwin", reason="macOS does not limit memory"
            ),
        ),
        ("limit_resources(); open('large', 'wb').truncate(33 << 30)", 1),
        ("limit_cpu_time(1)\nwhile True: pass", -24),
    ],
    ids=["memory", "file", "time"],
)
def test_process_limits_are_enforced(script: str, ended: int, tmp_path: Path) -> None:
    code = f"import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); {START}; {script}"
    done = subprocess.run(
        (sys.executable, "-c", code), cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == ended


def test_waiting_for_another_photo_can_be_cancelled(
    folder: Path, scratch: Scratch, reader: DecoderClient
) -> None:
    path, stop = write_photo(folder, "Oma"), threading.Event()
    with reader._lock:
        threading.Timer(0.1, stop.set).start()
        with pytest.raises(Cancelled):
            reader.read(path, scratch, Progress(stop=stop))
    assert reader.read(path, scratch, Progress()).width == 30


def test_missing_folder_raises_by_type(
    folder: Path, scratch: Scratch, reader: DecoderClient
) -> None:
    class Full(Scratch):
        def file(self) -> Path:
            return folder / "missing" / "folder"

    with Full() as full, pytest.raises(NotFound):
        reader.read(write_photo(folder, "Oma"), full, Progress())


def test_file_is_hashed_by_the_process(folder: Path, reader: DecoderClient) -> None:
    path = write_photo(folder, "a.png")
    assert reader.digest(path, Progress()) == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.skipif(sys.platform == "win32", reason="devices in folders")
def test_device_is_not_hashed(reader: DecoderClient) -> None:
    with pytest.raises(DamagedPhoto):
        reader.digest(Path("/dev/zero"), Progress())
