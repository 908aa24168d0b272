"""Family facts in all blocks of the metadata of a photo: reading and writing.

XMP tells most; a caption is taken from IPTC or EXIF where it has none.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Final

from desktop.document.family_facts import NO_DATE, FamilyFacts
from desktop.document.photo import Metadata
from desktop.files.metadata.comment_encoding import as_utf_8
from desktop.files.metadata.facts.exif_facts import iptc_caption, with_exif_facts
from desktop.files.metadata.facts.xmp_facts import FACTS, Size, read_facts, with_facts
from desktop.files.metadata.tiff_ifd import DESCRIPTION, NoTags, Tag, build_description
from desktop.files.metadata.xmp_packet import DamagedXmp

_CAMERA_CAPTIONS: Final = ("OLYMPUS DIGITAL CAMERA", "SONY DSC", "KONICA MINOLTA DIGITAL CAMERA")
"""Captions that cameras write into every photo."""


def facts_of(metadata: Metadata, size: Size) -> FamilyFacts:
    """Read the facts in the metadata of a photo of `size`, whatever is damaged left out."""
    facts = FamilyFacts()
    with suppress(DamagedXmp):
        facts = read_facts(metadata.xmp, size)
    caption = facts.caption or iptc_caption(metadata.iptc) or _exif_caption(metadata.exif)
    return replace(facts, caption=caption)


def metadata_with_facts(
    metadata: Metadata, facts: FamilyFacts | None, size: Size
) -> tuple[Metadata, tuple[str, ...]]:
    """Return metadata with other facts, and names of what could not be added.

    None for facts keeps those of the metadata; a date that this program wrote into an XMP file
    beside the photo gets into EXIF too. `size` is that of the photo."""
    before = facts_of(metadata, size)
    if facts is None:
        is_own = FACTS.encode() in (metadata.xmp or b"")
        return (with_exif_facts(metadata, before) if is_own else metadata), ()
    changed = replace(
        facts,
        caption=facts.caption if facts.caption != before.caption else "",
        date=facts.date if facts.date != before.date else NO_DATE,
    )
    described = with_exif_facts(metadata, changed)
    try:
        return replace(described, xmp=with_facts(metadata.xmp, facts, size)), ()
    except DamagedXmp:
        return described, ("facts",)


def _exif_caption(exif: bytes | None) -> str:
    with suppress(NoTags):
        tag = build_description(exif or b"", (DESCRIPTION,)).get(DESCRIPTION)
        text = as_utf_8(tag.value).decode().strip("\0 ") if isinstance(tag, Tag) else ""
        return "" if text in _CAMERA_CAPTIONS else text
    return ""
