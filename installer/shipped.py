"""The distributions that go into the package: the requirements of ours, and theirs."""

import re
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from typing import Final

from packaging.requirements import Requirement

from installer.facts import NAME, NOT_SHIPPED

DESCRIPTIONS: Final = (("METADATA",), ("entry_points.txt",))


def shipped(root: str = NAME) -> list[metadata.Distribution]:
    """Those installed here that the root needs on this system, itself included, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [root]
    while waiting:
        name = normal(waiting.pop())
        if name not in found and name not in NOT_SHIPPED:
            found[name] = _installed(name)
            waiting.extend(_needed(found[name]))
    return [found[name] for name in sorted(found)]


def descriptions(distribution: metadata.Distribution) -> Iterator[tuple[str, str]]:
    """The files that say what a distribution is, each with the folder where it goes. The list of
    its files would not be true here, and its licences are gathered elsewhere."""
    for file in distribution.files or ():
        if file.parts[0].endswith(".dist-info") and file.parts[1:] in DESCRIPTIONS:
            yield str(distribution.locate_file(file)), str(file.parent)


def _installed(name: str) -> metadata.Distribution:
    """Looked for where this Python keeps packages, and not in a checkout."""
    places = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    for found in metadata.distributions(name=name, path=places):
        return found
    raise metadata.PackageNotFoundError(name)


def normal(name: str) -> str:
    """The name as the packaging standard compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needed(distribution: metadata.Distribution) -> Iterator[str]:
    for line in distribution.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
