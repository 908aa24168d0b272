"""Sizes and positions in an EXIF block, which follow the picture when it changes."""

from typing import Final

from desktop.files.metadata.exif_editor import Entry, ExifEditor
from desktop.files.metadata.picture_mapping import PictureMapping
from desktop.files.metadata.tiff_ifd import RESOLUTION_UNIT, RESOLUTIONS, NoTags

_WIDTHS: Final = (0x0100, 0xA002)
_HEIGHTS: Final = (0x0101, 0xA003)
_SUBJECTS: Final = (0x9214, 0xA214)
"""Area of the subject: a point, a circle (centre, diameter) or a box (centre, sides)."""


def map_exif(exif: bytes, mapping: PictureMapping) -> bytes:
    """Update picture sizes and subject area in an EXIF block; other bytes stay."""
    try:
        editor = ExifEditor(exif)
    except NoTags:
        return exif
    if mapping.is_quarter_turn:
        _swap_resolutions(editor)
    for directory in editor.directories:
        if directory != editor.thumbnail:
            _map_directory(editor, directory, mapping)
    return bytes(editor.block)


def _map_directory(editor: ExifEditor, directory: int, mapping: PictureMapping) -> None:
    for entry in reversed(editor.entries(directory)):
        if entry.tag in _WIDTHS:
            editor.set_size(entry, mapping.after[0])
        elif entry.tag in _HEIGHTS:
            editor.set_size(entry, mapping.after[1])
        elif entry.tag in _SUBJECTS and not mapping.is_identity:
            _map_subject(editor, entry, mapping)


def set_exif_resolution(exif: bytes, dpi: int) -> bytes:
    """Set the resolution to `dpi` where an EXIF block has one; other bytes stay."""
    try:
        editor = ExifEditor(exif)
    except NoTags:
        return exif
    for entry in editor.entries(editor.directories[0]):
        if entry.tag in RESOLUTIONS:
            editor.set_ratio(entry, dpi)
        elif entry.tag == RESOLUTION_UNIT:
            editor.set_size(entry, 2)
    return bytes(editor.block)


def _swap_resolutions(editor: ExifEditor) -> None:
    """Exchange the horizontal and vertical resolution."""
    found = {entry.tag: entry for entry in editor.entries(editor.directories[0])}
    entries = [found[tag] for tag in RESOLUTIONS if tag in found]
    if len(entries) == len(RESOLUTIONS):
        values = [editor.value(entry) for entry in entries]
        for entry, value in zip(entries, reversed(values), strict=True):
            editor.set_value(entry, value)


def _map_subject(editor: ExifEditor, entry: Entry, mapping: PictureMapping) -> None:
    """Map the subject area by `mapping`, or remove it if it leaves the picture."""
    numbers = editor.shorts(entry)
    if len(numbers) not in (2, 3, 4):
        return
    x, y, *sides = numbers
    w, h = (sides[0], sides[-1]) if sides else (0, 0)
    box = mapping.box((x - w / 2, y - h / 2, x + w / 2, y + h / 2))
    if box is None:
        editor.remove(entry)
        return
    left, top, right, bottom = box
    centre = [(left + right) / 2, (top + bottom) / 2]
    lengths = [w * mapping.scale] if len(sides) == 1 else [right - left, bottom - top]
    found = (*centre, *lengths[: len(sides)])
    editor.set_shorts(entry, [min(round(each), 0xFFFF) for each in found])
