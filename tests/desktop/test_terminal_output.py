"""Terminal output: escaped names, and failures that raise nothing."""

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.control_characters import printable
from desktop.terminal_output import Terminal

LATIN_1 = "caf\udce9 1956.jpg"
"""File name in ISO-8859-1 as Python decodes it on a system whose names are UTF-8."""


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("\x1b]0;title\x07.jpg", r"\x1b]0;title\x07.jpg"),
        ("line\nbreak\r.jpg", r"line\nbreak\r.jpg"),
        ("\x9b31m.jpg", r"\x9b31m.jpg"),
        ("gpj.\u202ejpg", r"gpj.\u202ejpg"),
        (LATIN_1, r"caf\udce9 1956.jpg"),
        ("Ömas 写真 👨‍👩‍👧.jpg", "Ömas 写真 👨‍👩‍👧.jpg"),
        ("[bold]x[red] :dog: {name}.jpg", "[bold]x[red] :dog: {name}.jpg"),
    ],
)
def test_printable_name_is_one_line_without_control_characters(name: str, escaped: str) -> None:
    assert printable(name) == escaped


def test_line_breaks_of_text_are_kept_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Terminal().say("one\ntwo\x1b[31m")
    assert capsys.readouterr().out == "one\ntwo\\x1b[31m\n"


@pytest.mark.parametrize("name", ["[bold]x[red].jpg", "a:dog:.jpg", "\x1b]0;t\x07.jpg"])
def test_warning_is_printed_without_markup(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().warn(name)
    assert capsys.readouterr().err == f"{printable(name)}\n"


@pytest.mark.parametrize("name", [LATIN_1, "写真.jpg", "\x1b\x07\x7f\n.jpg"])
def test_json_object_is_one_ascii_line_that_keeps_the_path(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Terminal().say_object({"input": name})
    out = capsys.readouterr().out
    assert out.isascii()
    assert out.rstrip("\n").isprintable()
    assert Path(json.loads(out)["input"]) == Path(name)


def test_passwords_of_urls_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    url, terminal = "sftp://anna:hunter2@host/a.jpg", Terminal()
    terminal.say(f"{url}\n  done")
    terminal.warn(f"{url} failed")
    terminal.say_object({"input": url, "notes": [url, {"more": url}]})
    printed = capsys.readouterr()
    assert (printed.out + printed.err).count("sftp://anna:***@host/a.jpg") == 5
    assert "hunter2" not in printed.out + printed.err


def test_json_object_keeps_a_path_that_looks_like_a_url(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = "/home/ab:/c:d@e.jpg"
    Terminal().say_object({"input": path})
    assert json.loads(capsys.readouterr().out) == {"input": path}


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_every_name_can_be_printed_in_every_encoding(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict")
    monkeypatch.setattr(sys, "stdout", strict)
    terminal = Terminal()
    terminal.say(f"写真 {LATIN_1}")
    assert not terminal.failure
    assert strict.buffer.getvalue()  # type: ignore[attr-defined]


def test_missing_standard_output_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    terminal = Terminal()
    terminal.say("done")
    assert not terminal.failure


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_failed_output_is_kept_as_the_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        terminal = Terminal()
        terminal.say("done")
        terminal.say("done")
    assert isinstance(terminal.failure, OSError)
