"""Parser class of the command line, and converters of single arguments."""

import argparse
from pathlib import Path
from typing import Any, Final, NoReturn

from desktop.files.storage.remote_files import is_url
from desktop.i18n.english_messages import shorten
from desktop.restoration.step_parameters import parse_choice as parse_parameter
from desktop.restoration.step_parameters import settable_parameters
from desktop.terminal_output import OutputFailed, Terminal
from models.core.plan import MAX_INSTRUCTION, Value

LEAST_TILE: Final = 32
"""Least side in pixels that the option --tile accepts."""

MOST_ECHOED: Final = 400
"""Characters of an error about wrong arguments, which may quote them."""


class UsageError(Exception):
    """Error in the arguments: an unknown name, or options that exclude each other."""


class Parser(argparse.ArgumentParser):
    """Argument parser that raises UsageError where argparse would exit.

    It refuses abbreviated options, as `--over` for `--overwrite`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{shorten(message, MOST_ECHOED)}; see `{self.prog} --help`.")

    def _print_message(self, message: str, _file: object = None) -> None:
        """Print help or version.

        `message` is printed without its last line break. Raises: OutputFailed."""
        terminal = Terminal()
        terminal.say(message.rstrip("\n"))
        if terminal.failure is not None:
            raise OutputFailed(terminal.failure)


def parse_path(text: str) -> Path:
    """Return a path; an empty text, which a shell makes of an unset variable, is none."""
    if not text:
        raise argparse.ArgumentTypeError("needs the name of a file or folder, and is empty")
    if is_url(text):
        raise argparse.ArgumentTypeError(f"needs a file on this computer, not a URL: {text}")
    return Path(text)


def parse_sentence(text: str) -> str:
    """Return a sentence; one of nothing but spaces is none, and a book is not read."""
    if not text.strip():
        raise argparse.ArgumentTypeError("needs a sentence that tells what is wrong, and is empty")
    if len(text) > MAX_INSTRUCTION:
        raise argparse.ArgumentTypeError(
            f"takes at most {MAX_INSTRUCTION} characters, and this sentence has {len(text)}"
        )
    return text


def parse_fact(text: str) -> str:
    """Return a text about a photo, which may be empty, in one line and of limited length."""
    text = " ".join(text.encode("utf-8", "replace").decode().split())
    if len(text) > MAX_INSTRUCTION:
        raise argparse.ArgumentTypeError(
            f"takes at most {MAX_INSTRUCTION} characters, and this text has {len(text)}"
        )
    return text


def parse_source(text: str) -> Path | str:
    """Return a path, or a URL as it is."""
    return text if is_url(text) else parse_path(text)


def parse_count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def parse_choice(text: str) -> tuple[str, Value]:
    try:
        return parse_parameter(text)
    except (ValueError, KeyError) as error:
        names = ", ".join(settable_parameters())
        raise argparse.ArgumentTypeError(f"{text} must be one of {names}=VALUE") from error


def parse_share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError("must lie between 0 and 1")
    return number


def parse_tile(text: str) -> int:
    number = int(text)
    if number < LEAST_TILE:
        raise argparse.ArgumentTypeError(f"must be at least {LEAST_TILE}")
    return number
