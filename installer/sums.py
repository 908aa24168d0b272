"""The checksums by which a download is known to be whole."""

import hashlib
from pathlib import Path
from typing import Final

NAME: Final = "SHA256SUMS"


def write(folder: Path) -> None:
    """One line for each file of the folder, as `sha256sum --check` reads them."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != NAME)
    lines = [f"{sha256(file)}  {file.name}\n" for file in files]
    (folder / NAME).write_text("".join(lines), encoding="ascii", newline="\n")


def sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
