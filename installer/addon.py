"""Pins the files of an add-on, and lays them out as an index that any web server can serve.

    pip download --only-binary=:all: -d WHEELS torch diffusers transformers accelerate safetensors
    python -m installer.addon WHEELS --id linux-x86_64-cpu --system Linux --machine x86_64 \\
        --device cpu --serve SITE

Writes resources/addon/ID.toml. What the base package holds is left out.
"""

import argparse
import html
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import tomli_w

from installer.environment import LOCKS
from installer.facts import NOT_SHIPPED, PYTHON, ROOT
from installer.shipped import normal
from installer.sums import sha256
from models.core.device import Device

ADDONS: Final = ROOT / "resources" / "addon"


def pinned(wheels: Path) -> Iterator[dict[str, Any]]:
    """Each file that the base does not bring, as the lock tells it."""
    for wheel in sorted(wheels.glob("*.whl")):
        project = normal(wheel.name.partition("-")[0])
        if project not in in_base():
            told = {"size": wheel.stat().st_size, "sha256": sha256(wheel)}
            yield {"project": project, "file": wheel.name, **told}


def in_base() -> frozenset[str]:
    """The projects that the base package ships."""
    text = (LOCKS / "base.txt").read_text(encoding="utf-8")
    named = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
    return frozenset(map(normal, named)) - frozenset(NOT_SHIPPED)


def serve(files: Sequence[dict[str, Any]], wheels: Path, site: Path) -> None:
    """An index of the simple repository interface, as plain files."""
    for each in files:
        folder = site / "simple" / each["project"]
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(wheels / each["file"], folder)
        name = html.escape(each["file"])
        page = f'<!DOCTYPE html>\n<a href="{name}#sha256={each["sha256"]}">{name}</a>\n'
        (folder / "index.html").write_text(page, encoding="utf-8")


def main(words: Sequence[str] | None = None) -> int:
    """Pin, and lay out where asked to."""
    parser = argparse.ArgumentParser(prog="python -m installer.addon", description=__doc__)
    parser.add_argument("wheels", type=Path)
    for name in ("id", "system", "machine"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--device", choices=[*Device], required=True)
    parser.add_argument("--serve", type=Path, metavar="SITE")
    wanted = parser.parse_args(words)
    files = list(pinned(wanted.wheels))
    computer = {name: getattr(wanted, name) for name in ("system", "machine", "device")}
    python = ".".join(map(str, PYTHON))
    lock = tomli_w.dumps({**computer, "python": python, "files": files})
    ADDONS.mkdir(parents=True, exist_ok=True)
    (ADDONS / f"{wanted.id}.toml").write_text(lock, encoding="utf-8", newline="\n")
    if wanted.serve:
        serve(files, wanted.wheels, wanted.serve)
    return 0


if __name__ == "__main__":
    sys.exit(main())
