"""Conversion without a process of its own, for tests that have loaded torch already."""

from models.core.progress import Progress
from models.library.converter_client import Convert, Converted
from models.library.importer import imported


def converted_here(request: Convert, _: Progress) -> Converted:
    return imported(request)
