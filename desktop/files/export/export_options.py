"""Options of an export: format, bit depth, quality, paper, and what is kept of the metadata."""

from dataclasses import dataclass

from desktop.document.photo import Photo
from desktop.files.export.print_layout import PrintSpec
from desktop.files.formats.format_table import Format


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Options of an export.

    `bits` a channel, 8 or 16, must be among the format's depths; `quality` is 1 to 100 and for
    lossy formats only. `record_history` adds the steps to the XMP history, `keep_gps` copies the
    GPS position, and `keep_times` gives the file the original's modification time. `print_spec` is
    the paper of a print; None exports the document's own pixels."""

    format: Format
    bits: int = 8
    quality: int = 92
    overwrite: bool = False
    record_history: bool = True
    keep_gps: bool = True
    keep_times: bool = True
    print_spec: PrintSpec | None = None

    @classmethod
    def fitting(cls, photo: Photo, format: Format) -> "ExportOptions":
        """Return options with the photo's bit depth, or 8 if the format cannot hold it."""
        return cls(format, photo.bits if format.spec.supports_16_bit else 8)
