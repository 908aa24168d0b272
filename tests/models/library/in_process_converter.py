"""Conversion without a process of its own, for tests that have loaded torch already."""

from models.core.progress import Progress
from models.library.converter_client import ConversionRequest, ConversionResult
from models.library.importer import convert_file


def converted_here(request: ConversionRequest, _: Progress) -> ConversionResult:
    return convert_file(request)
