"""An account of what was done to a photo, as XMP tells it: a line of history with the recipe and
its models, and the kind of source that the IPTC asks for.

It is put into the text of a packet, of which everything else stays as it stands.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from desktop.document.recipe import Recipe
from models.catalog.catalog import Catalog

Put = Callable[[re.Match[str]], str]

SOURCES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"

AGENT: Final = 'stEvt:softwareAgent="Heirloom"'
"""How an entry of the history names this program."""

_GENERATIVE: Final = "diffusion"
"""The backend of models that invent what they do not see."""

_STRONGER: Final = re.compile("trainedAlgorithmic", re.IGNORECASE)
"""Kinds of source that stay what they are, whatever is done to the picture."""

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP_MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT: Final = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_IPTC: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_EMPTY: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
    '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
)
_END: Final = "</rdf:RDF>"
_ABOUT: Final = re.compile(r"\srdf:about\s*=\s*(\"[^\"]*\"|'[^']*')")
_TYPED: Final = re.compile(
    r"(<Iptc4xmpExt:DigitalSourceType>|\sIptc4xmpExt:DigitalSourceType\s*=\s*[\"'])([^\"'<]*)"
)
_TOLD: Final = re.compile(r"(<xmpMM:History>\s*<rdf:Seq>)(.*?)(</rdf:Seq>)", re.DOTALL)


def with_xmp_history(xmp: bytes | None, recipe: Recipe, when: datetime) -> bytes | None:
    """None where the packet is broken or written in ways that this does not know."""
    text = _sound(xmp) if xmp else _EMPTY
    if text is None:
        return None
    kind = source_type(model for each in recipe.steps for model in each.step.models)
    for place, put in ((_TOLD, _further(_event(recipe, when))), (_TYPED, _retyped(kind))):
        text = place.sub(put, text, count=1)
    inside = ""
    if not _has(text, _XMP_MM, "History"):
        inside += f"<xmpMM:History><rdf:Seq>{_event(recipe, when)}</rdf:Seq></xmpMM:History>\n"
    if not _has(text, _IPTC, "DigitalSourceType"):
        inside += f"<Iptc4xmpExt:DigitalSourceType>{kind}</Iptc4xmpExt:DigitalSourceType>\n"
    return _with_block(text, inside).encode()


def source_type(models: Iterable[str]) -> str:
    """What the IPTC calls a photo that was restored with these."""
    invented = {card.id for card in Catalog.read() if card.backend == _GENERATIVE}
    composite = not invented.isdisjoint(models)
    return SOURCES + (
        "compositeWithTrainedAlgorithmicMedia" if composite else "algorithmicallyEnhanced"
    )


def _sound(xmp: bytes) -> str | None:
    """The text of a packet that is XML, declares nothing, and has what this puts its own into in
    the usual words."""
    try:
        text = xmp.decode().rstrip("\0")
        if "<!" in text.replace("<!--", ""):
            return None
        ElementTree.fromstring(text.lstrip("\ufeff").strip())  # noqa: S314  no declarations
    except (ValueError, ElementTree.ParseError):
        return None
    odd_type = _has(text, _IPTC, "DigitalSourceType") and not _TYPED.search(text)
    odd_story = _has(text, _XMP_MM, "History") and not _TOLD.search(text)
    return None if odd_type or odd_story or text.count(_END) != 1 else text


def _has(text: str, space: str, name: str) -> bool:
    root = ElementTree.fromstring(text.lstrip("\ufeff").strip())  # noqa: S314  looked at before
    full = f"{{{space}}}{name}"
    return any(each.tag == full or full in each.attrib for each in root.iter())


def _event(recipe: Recipe, when: datetime) -> str:
    told = json.dumps(json.loads(recipe.json), ensure_ascii=False)
    plain = "".join(sign for sign in told if sign.isprintable())
    return (
        f'<rdf:li xmlns:stEvt="{_EVENT}" stEvt:action="edited" {AGENT} '
        f'stEvt:when="{when.isoformat(timespec="seconds")}" stEvt:parameters={quoteattr(plain)}/>'
    )


def _further(event: str) -> Put:
    return lambda found: f"{found[1]}{found[2]}{event}{found[3]}"


def _retyped(kind: str) -> Put:
    return lambda found: found[0] if _STRONGER.search(found[2]) else found[1] + kind


def _with_block(text: str, inside: str) -> str:
    if not inside:
        return text
    found = _ABOUT.search(text)
    spaces = f'xmlns:xmpMM="{_XMP_MM}" xmlns:Iptc4xmpExt="{_IPTC}"'
    about = found[1] if found else '""'
    block = f"<rdf:Description rdf:about={about} {spaces}>\n{inside}</rdf:Description>\n"
    return text.replace(_END, block + _END)
