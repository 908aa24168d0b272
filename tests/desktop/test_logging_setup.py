"""Log file: names in any encoding, and errors of the disk."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop import logging_setup


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """Root logger, reset after the test."""
    root, raises = logging.getLogger(), logging.raiseExceptions
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        with suppress(OSError):
            handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raises


def test_name_that_is_not_utf_8_is_logged_with_escapes(
    root: logging.Logger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    earlier = list(root.handlers)
    logging_setup.configure(tmp_path)
    (file,) = (each for each in root.handlers if each not in earlier)
    file.handle(logging.makeLogRecord({"msg": "%s failed", "args": ("caf\udce9.png",)}))
    assert r"caf\udce9.png failed" in (tmp_path / "heirloom.log").read_text(encoding="utf-8")
    assert "Logging error" not in capfd.readouterr().err


def test_control_characters_of_names_are_escaped_in_the_log(
    root: logging.Logger, tmp_path: Path
) -> None:
    name = "a\x1b]0;title\x07\n2026-01-01 INFO x: forged\x9b\u202e.png"
    logging_setup.configure(tmp_path)
    try:
        raise OSError(name)
    except OSError:
        logging.getLogger("x").info("%s failed", name, exc_info=True)
    text = (tmp_path / "heirloom.log").read_text(encoding="utf-8")
    assert text.replace("\n", "").isprintable()
    lines = text.splitlines()
    assert all(line.startswith("  ") for line in lines[1:])
    assert r"a\x1b]0;title\x07\n2026" in lines[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_lines_that_do_not_fit_on_the_disk_are_lost_silently(
    root: logging.Logger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "heirloom.log").symlink_to("/dev/full")
    logging_setup.configure(tmp_path)
    logging.getLogger("x").info("one line")
    assert capfd.readouterr().err == ""


def test_passwords_of_urls_are_not_logged(root: logging.Logger, tmp_path: Path) -> None:
    url = "sftp://anna:hunter2@host/a.jpg"
    logging_setup.configure(tmp_path)
    try:
        raise OSError(url)
    except OSError:
        logging.getLogger("x").info("%s failed", url, exc_info=True)
    text = (tmp_path / "heirloom.log").read_text(encoding="utf-8")
    assert text.count("sftp://anna:***@host/a.jpg") == 2
    assert "hunter2" not in text
