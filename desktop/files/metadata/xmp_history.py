"""XMP history of a result: an entry with the recipe and its models, and the IPTC source type.

Both are inserted into the text of the XMP packet, so that everything else stays unchanged.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from desktop.document.recipe import Recipe
from desktop.files.metadata.own_output_detection import AGENT
from models.catalog.model_cards import Catalog

Replacement = Callable[[re.Match[str]], str]

SOURCES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Start of the address of every IPTC digital source type."""

_GENERATIVE: Final = "diffusion"
"""Backend name of the models that invent detail."""

_FACE: Final = "face"
"""Task of the models that rebuild faces, which invent detail too."""

_COLORIZE: Final = "colorize"
"""Name of the restorer whose colours are invented."""

_STRONG_TYPES: Final = re.compile("trainedAlgorithmic", re.IGNORECASE)
"""IPTC digital source types that are never replaced."""

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP_MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT: Final = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_IPTC: Final = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
EMPTY_PACKET: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
    '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
)
"""XMP packet without properties."""

_END: Final = "</rdf:RDF>"
_ABOUT: Final = re.compile(r"\srdf:about\s*=\s*(\"[^\"]*\"|'[^']*')")
_SOURCE_TYPE: Final = re.compile(
    r"(<Iptc4xmpExt:DigitalSourceType>|\sIptc4xmpExt:DigitalSourceType\s*=\s*[\"'])([^\"'<]*)"
)
_HISTORY: Final = re.compile(r"(<xmpMM:History>\s*<rdf:Seq>)(.*?)(</rdf:Seq>)", re.DOTALL)


def with_xmp_history(xmp: bytes | None, recipe: Recipe, when: datetime) -> bytes | None:
    """Add a history entry and the IPTC source type to an XMP packet, or to a new one.

    Returns None if the packet is damaged or its structure unknown."""
    text = editable_text(xmp) if xmp else EMPTY_PACKET
    if text is None:
        return None
    kind = source_type(model for each in recipe.steps for model in each.step.models)
    text = append_event(_SOURCE_TYPE.sub(_replace_type(kind), text, count=1), _event(recipe, when))
    content = ""
    if not has_property(text, _IPTC, "DigitalSourceType"):
        content += f"<Iptc4xmpExt:DigitalSourceType>{kind}</Iptc4xmpExt:DigitalSourceType>\n"
    return with_block(text, content, {"Iptc4xmpExt": _IPTC}).encode()


def append_event(text: str, attributes: str) -> str:
    """Append an entry with these attributes to the history of a packet, new if it has none."""
    entry = f'<rdf:li xmlns:stEvt="{_EVENT}" {attributes}/>'
    if has_property(text, _XMP_MM, "History"):
        return _HISTORY.sub(_append_entry(entry), text, count=1)
    history = f"<xmpMM:History><rdf:Seq>{entry}</rdf:Seq></xmpMM:History>\n"
    return with_block(text, history, {"xmpMM": _XMP_MM})


def source_type(models: Iterable[str]) -> str:
    """Return the IPTC digital source type of a photo restored with these models."""
    generative = {
        card.id for card in Catalog.read() if card.backend == _GENERATIVE or card.task == _FACE
    }
    composite = not generative.isdisjoint(models)
    return SOURCES + (
        "compositeWithTrainedAlgorithmicMedia" if composite else "algorithmicallyEnhanced"
    )


def editable_text(xmp: bytes) -> str | None:
    """Return a packet as text; None if it cannot be edited.

    It must be XML without declarations, with history and source type in their usual form."""
    try:
        text = xmp.decode().rstrip("\0")
        if "<!" in text.replace("<!--", ""):
            return None
        ElementTree.fromstring(text.lstrip("\ufeff").strip())  # noqa: S314  no declarations
    except (ValueError, ElementTree.ParseError):
        return None
    odd_type = has_property(text, _IPTC, "DigitalSourceType") and not _SOURCE_TYPE.search(text)
    odd_history = has_property(text, _XMP_MM, "History") and not _HISTORY.search(text)
    return None if odd_type or odd_history or text.count(_END) != 1 else text


def has_property(text: str, space: str, name: str) -> bool:
    """Return whether the XML has an element or attribute `name` of the namespace `space`."""
    root = ElementTree.fromstring(text.lstrip("\ufeff").strip())  # noqa: S314  validated before
    full = f"{{{space}}}{name}"
    return any(each.tag == full or full in each.attrib for each in root.iter())


def _event(recipe: Recipe, when: datetime) -> str:
    """Return the XML attributes of a recipe's history entry."""
    steps = json.dumps(json.loads(recipe.json), ensure_ascii=False)
    plain = "".join(letter for letter in steps if letter.isprintable())
    coloured = any(each.step.restorer == _COLORIZE for each in recipe.steps)
    changed = 'stEvt:changed="colours (invented)" ' if coloured else ""
    return (
        f'stEvt:action="edited" {AGENT} {changed}'
        f'stEvt:when="{when.isoformat(timespec="seconds")}" stEvt:parameters={quoteattr(plain)}'
    )


def _append_entry(event: str) -> Replacement:
    return lambda match: f"{match[1]}{match[2]}{event}{match[3]}"


def _replace_type(kind: str) -> Replacement:
    return lambda match: match[0] if _STRONG_TYPES.search(match[2]) else match[1] + kind


def with_block(text: str, content: str, spaces: Mapping[str, str]) -> str:
    """Insert the properties `content` (XML text) as a new rdf:Description at the end of the RDF.

    `spaces` are their namespaces by prefix."""
    return text.replace(_END, description_block(text, content, spaces) + _END) if content else text


def description_block(text: str, content: str, spaces: Mapping[str, str]) -> str:
    """Return the properties `content` as an rdf:Description about the photo of the packet `text`.

    `spaces` are their namespaces by prefix."""
    match = _ABOUT.search(text)
    names = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    about = match[1] if match else '""'
    return f"<rdf:Description rdf:about={about} {names}>\n{content}</rdf:Description>\n"
