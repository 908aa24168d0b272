"""Checksums of the packages."""

import hashlib
from pathlib import Path
from typing import Final

NAME: Final = "SHA256SUMS"
"""Name of the file with the checksums of the packages."""


def write_checksums(folder: Path) -> None:
    """Write the checksums of a folder's files, in the form that `sha256sum --check` reads."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != NAME)
    lines = [f"{sha256(file)}  {file.name}\n" for file in files]
    (folder / NAME).write_text("".join(lines), encoding="ascii", newline="\n")


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file as hex."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
