"""Software bill of materials in CycloneDX format: shipped libraries and models.

    python -m installer.sbom

Needs the environment that `python -m installer.build` left in `build/env`.
"""

import json
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from installer.borrowed import system_packages
from installer.build import FROZEN, PACKAGES
from installer.environment import create_environment
from installer.facts import NAME, ROOT, version
from installer.shipped import normalise_name
from installer.sums import write_checksums
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store

BUILT: Final = ROOT / "build" / "env"
"""Folder of the virtual environment of the build."""


def write_sbom(target: Path) -> None:
    """Write the bill of materials of the build's environment and the package."""
    python = create_environment("sbom", "sbom")
    arguments = ["-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml")]
    arguments += ["--output-reproducible", "--output-file", str(target), str(_built_python())]
    subprocess.run([str(python), *arguments], check=True)
    document = json.loads(target.read_text(encoding="utf-8"))
    document["components"] = [
        *_shipped_components(document["components"]),
        *_system_components(),
        *_model_components(),
    ]
    document["dependencies"] = [*_shipped_dependencies(document)]
    document["serialNumber"] = f"urn:uuid:{uuid.uuid4()}"
    target.write_text(json.dumps(document, indent=1), encoding="utf-8")


def _shipped_components(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the components whose licences were gathered when the program was frozen."""
    gathered = {file.stem for file in (ROOT / "build" / "licences").glob("*.txt")}
    return (each for each in components if normalise_name(each["name"]) in gathered)


def _shipped_dependencies(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the dependencies between the shipped components."""
    refs = {
        each["bom-ref"] for each in (*document["components"], document["metadata"]["component"])
    }
    for each in document["dependencies"]:
        if each["ref"] in refs:
            yield {**each, "dependsOn": [ref for ref in each.get("dependsOn", ()) if ref in refs]}


def _system_components() -> Iterator[dict[str, Any]]:
    """Yield the system packages whose libraries were copied, on Linux."""
    if sys.platform == "linux":
        for each in system_packages(FROZEN / "_internal"):
            ref = f"{each.package}=={each.version}"
            fields = {"name": each.package, "version": each.version}
            yield {"type": "library", "bom-ref": ref, **fields}


def _model_components() -> Iterator[dict[str, Any]]:
    """Yield the bundled networks with the hashes that the program checks."""
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
    """Write the bill of materials beside the packages, and update their checksums."""
    write_sbom(PACKAGES / f"{NAME}-{version()}-{sys.platform}.cdx.json")
    write_checksums(PACKAGES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
