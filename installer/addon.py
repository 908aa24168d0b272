"""Pin the files of an add-on, and optionally write them as a package index.

    pip download --only-binary=:all: -d WHEELS torch diffusers transformers accelerate safetensors
    python -m installer.addon WHEELS --id linux-x86_64-cpu --system Linux --machine x86_64 \\
        --device cpu --serve SITE

Writes resources/addon/ID.toml. Packages that the base package contains are left out. The index in
SITE consists of plain files that any web server can serve.
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
from installer.shipped import normalise_name
from installer.sums import sha256
from models.core.device import Device

ADDONS: Final = ROOT / "resources" / "addon"
"""Folder of the add-on locks."""


def lock_entries(wheels: Path) -> Iterator[dict[str, Any]]:
    """Yield an entry of the lock for each wheel that the base package does not contain."""
    for wheel in sorted(wheels.glob("*.whl")):
        project = normalise_name(wheel.name.partition("-")[0])
        if project not in base_projects():
            stats = {"size": wheel.stat().st_size, "sha256": sha256(wheel)}
            yield {"project": project, "file": wheel.name, **stats}


def base_projects() -> frozenset[str]:
    """Return the normalised names of the projects in the base package."""
    text = (LOCKS / "base.txt").read_text(encoding="utf-8")
    named = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
    return frozenset(map(normalise_name, named)) - frozenset(NOT_SHIPPED)


def write_index(files: Sequence[dict[str, Any]], wheels: Path, site: Path) -> None:
    """Write a package index (simple repository interface) of plain files to the folder `site`."""
    for each in files:
        folder = site / "simple" / each["project"]
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(wheels / each["file"], folder)
        name = html.escape(each["file"])
        page = f'<!DOCTYPE html>\n<a href="{name}#sha256={each["sha256"]}">{name}</a>\n'
        (folder / "index.html").write_text(page, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the lock of an add-on, and the package index if requested."""
    parser = argparse.ArgumentParser(prog="python -m installer.addon", description=__doc__)
    parser.add_argument("wheels", type=Path)
    for name in ("id", "system", "machine"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--device", choices=[*Device], required=True)
    parser.add_argument("--serve", type=Path, metavar="SITE")
    options = parser.parse_args(arguments)
    files = list(lock_entries(options.wheels))
    computer = {name: getattr(options, name) for name in ("system", "machine", "device")}
    python = ".".join(map(str, PYTHON))
    lock = tomli_w.dumps({**computer, "python": python, "files": files})
    ADDONS.mkdir(parents=True, exist_ok=True)
    (ADDONS / f"{options.id}.toml").write_text(lock, encoding="utf-8", newline="\n")
    if options.serve:
        write_index(files, options.wheels, options.serve)
    return 0


if __name__ == "__main__":
    sys.exit(main())
