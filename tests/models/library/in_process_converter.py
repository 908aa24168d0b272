"""Conversion in this process, for tests that have loaded torch already."""

from models.core.progress import Progress
from models.library.converter_client import ConversionRequest, ConversionResult
from models.library.weight_conversion import convert_file


def converted_here(request: ConversionRequest, _: Progress) -> ConversionResult:
    """Convert a file without a child process."""
    return convert_file(request)
