"""Distributions that the package contains: the program's requirements and their requirements."""

import re
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from typing import Final

from packaging.requirements import Requirement

from installer.facts import NAME, NOT_SHIPPED

METADATA_FILES: Final = (("METADATA",), ("entry_points.txt",))
"""Names of the metadata files of a distribution that are shipped."""


def shipped_distributions(root: str = NAME) -> list[metadata.Distribution]:
    """Return the distributions that `root` needs on this system, itself included, by name."""
    found: dict[str, metadata.Distribution] = {}
    pending = [root]
    while pending:
        name = normalise_name(pending.pop())
        if name not in found and name not in NOT_SHIPPED:
            found[name] = _find_installed(name)
            pending.extend(_requirements(found[name]))
    return [found[name] for name in sorted(found)]


def metadata_files(distribution: metadata.Distribution) -> Iterator[tuple[str, str]]:
    """Yield metadata files of a distribution, without licences, and their target folders."""
    for file in distribution.files or ():
        if file.parts[0].endswith(".dist-info") and file.parts[1:] in METADATA_FILES:
            yield str(distribution.locate_file(file)), str(file.parent)


def _find_installed(name: str) -> metadata.Distribution:
    """Return an installed distribution, never one of a checkout."""
    folders = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    for found in metadata.distributions(name=name, path=folders):
        return found
    raise metadata.PackageNotFoundError(name)


def normalise_name(name: str) -> str:
    """Normalise a project name as the packaging standard (PEP 503) demands."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(distribution: metadata.Distribution) -> Iterator[str]:
    for line in distribution.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
