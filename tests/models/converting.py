"""Conversion without a process of its own, for tests that have loaded torch already."""

from models.conversion import Convert, Converted
from models.importing import imported
from models.progress import Progress


def converted_here(request: Convert, _: Progress) -> Converted:
    return imported(request)
