"""The list of everything that is shipped, in the CycloneDX format: libraries and models.

    python -m installer.sbom

Needs what `python -m installer.build` left in `build/env`.
"""

import json
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from installer.borrowed import borrowed
from installer.build import FROZEN, PACKAGES
from installer.environment import prepared
from installer.facts import NAME, ROOT, version
from installer.shipped import normal
from installer.sums import write
from models.catalog.catalog import Catalog
from models.catalog.store import BUNDLED, Store

BUILT: Final = ROOT / "build" / "env"


def make(target: Path) -> None:
    """Write the list of what the build's environment holds and the package ships."""
    python = prepared("sbom", "sbom")
    words = ["-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml")]
    words += ["--output-reproducible", "--output-file", str(target), str(_built_python())]
    subprocess.run([str(python), *words], check=True)
    told = json.loads(target.read_text(encoding="utf-8"))
    told["components"] = [*_of_wheels(told["components"]), *_borrowed(), *_models()]
    told["dependencies"] = [*_among_each_other(told)]
    told["serialNumber"] = f"urn:uuid:{uuid.uuid4()}"
    target.write_text(json.dumps(told, indent=1), encoding="utf-8")


def _of_wheels(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Those that the package ships, which the freezing noted by name."""
    gathered = {file.stem for file in (ROOT / "build" / "licences").glob("*.txt")}
    return (each for each in components if normal(each["name"]) in gathered)


def _among_each_other(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The dependencies between what stays in the list."""
    kept = {each["bom-ref"] for each in (*told["components"], told["metadata"]["component"])}
    for each in told["dependencies"]:
        if each["ref"] in kept:
            yield {**each, "dependsOn": [ref for ref in each.get("dependsOn", ()) if ref in kept]}


def _borrowed() -> Iterator[dict[str, Any]]:
    """What was taken from the system, on Linux."""
    if sys.platform == "linux":
        for each in borrowed(FROZEN / "_internal"):
            ref = f"{each.package}=={each.version}"
            named = {"name": each.package, "version": each.version}
            yield {"type": "library", "bom-ref": ref, **named}


def _models() -> Iterator[dict[str, Any]]:
    """The bundled networks, with the hashes that the program checks."""
    store = Store(BUNDLED)
    for card in Catalog.read():
        if store.has(card):
            yield {
                "type": "machine-learning-model",
                "bom-ref": card.id,
                "name": card.id,
                "version": version(),
                "description": card.title,
                "hashes": [{"alg": "SHA-256", "content": each} for each in card.sha256[:1]],
            }


def _built_python() -> Path:
    return BUILT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def main() -> int:
    """Write the list beside the packages, and the checksums anew."""
    make(PACKAGES / f"{NAME}-{version()}-{sys.platform}.cdx.json")
    write(PACKAGES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
