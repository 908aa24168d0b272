"""Tests of the XMP history and the source type of results."""

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Metadata, Photo
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.metadata import xmp_history
from desktop.files.metadata.xmp_history import SOURCES, with_xmp_history
from desktop.files.notices import NotCarried
from desktop.files.storage.scratch_files import Scratch
from models.catalog.model_cards import Catalog, ModelCard
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.files.metadata_samples import XMP

WHEN = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
STEP = Step("instruct", {"clause": 'remove "the" <dust> & scratches'}, ("heirloom-instruct",))
RECIPE = Recipe((RecipeStep("scratches", STEP, 0.7),))
HEAD = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="' + xmp_history._RDF + '">'
SPACES = f'xmlns:xmpMM="{xmp_history._XMP_MM}" xmlns:Iptc4xmpExt="{xmp_history._IPTC}"'
TAIL = "</rdf:RDF></x:xmpmeta>"
EVENT = f"{{{xmp_history._EVENT}}}"
TYPE = f"{{{xmp_history._IPTC}}}DigitalSourceType"


def xmp_packet(inside: str = "", attributes: str = "") -> bytes:
    described = f'<rdf:Description rdf:about="uuid:1" {SPACES} {attributes}>{inside}'
    return (HEAD + described + "</rdf:Description>" + TAIL).encode()


def tree(xmp: bytes | None) -> ElementTree.Element:
    return ElementTree.fromstring((xmp or b"").decode().lstrip("\ufeff"))  # noqa: S314


def history_events(xmp: bytes | None) -> list[ElementTree.Element]:
    return [each for each in tree(xmp).iter() if EVENT + "action" in each.attrib]


def source_types(xmp: bytes | None) -> list[str | None]:
    nodes = list(tree(xmp).iter())
    return [n.text for n in nodes if n.tag == TYPE] + [
        n.attrib[TYPE] for n in nodes if TYPE in n.attrib
    ]


@pytest.mark.parametrize("xmp", [None, XMP, xmp_packet()])
def test_recipe_with_its_models_is_in_the_history(xmp: bytes | None) -> None:
    (event,) = history_events(with_xmp_history(xmp, RECIPE, WHEN))
    steps = json.loads(event.attrib[EVENT + "parameters"])
    assert Recipe.from_text(json.dumps(steps)) == RECIPE
    assert event.attrib[EVENT + "when"] == "2026-05-01T12:00:00+00:00"


def test_added_colours_are_called_invented_in_the_history() -> None:
    coloured = Recipe((RecipeStep("colorize", Step("colorize", {"wish": "colorize"}), 1.0),))
    (event,) = history_events(with_xmp_history(None, coloured, WHEN))
    assert event.attrib[EVENT + "changed"] == "colours (invented)"


def test_network_for_faces_makes_the_source_type_composite() -> None:
    assert xmp_history.source_type(["gfpgan-v1.4"]).endswith("TrainedAlgorithmicMedia")


@pytest.mark.parametrize("xmp", [None, XMP, xmp_packet()])
def test_source_type_is_algorithmically_enhanced(xmp: bytes | None) -> None:
    assert source_types(with_xmp_history(xmp, RECIPE, WHEN)) == [
        SOURCES + "algorithmicallyEnhanced"
    ]


def test_generative_model_makes_the_source_type_composite(monkeypatch: pytest.MonkeyPatch) -> None:
    card = ModelCard("m", "", "", "diffusion", (), (), 1, 0, 0, 0, "", "")
    monkeypatch.setattr(Catalog, "read", lambda: Catalog((card,)))
    assert xmp_history.source_type(["m"]) == SOURCES + "compositeWithTrainedAlgorithmicMedia"


def test_rest_of_the_packet_is_unchanged() -> None:
    xmp = with_xmp_history(XMP, RECIPE, WHEN) or b""
    start, end = XMP.split(b"</rdf:RDF>")
    assert (xmp.startswith(start), xmp.endswith(end)) == (True, True)


def test_second_restoration_is_appended_to_the_history() -> None:
    twice = with_xmp_history(with_xmp_history(XMP, RECIPE, WHEN), RECIPE, WHEN)
    assert (len(history_events(twice)), len(source_types(twice))) == (2, 1)


@pytest.mark.parametrize("form", ["{0}='{1}'", '{0} = "{1}"'])
def test_earlier_source_type_is_replaced(form: str) -> None:
    before = xmp_packet(attributes=form.format("Iptc4xmpExt:DigitalSourceType", SOURCES + "print"))
    assert source_types(with_xmp_history(before, RECIPE, WHEN)) == [
        SOURCES + "algorithmicallyEnhanced"
    ]


def test_source_type_of_a_generated_photo_is_kept() -> None:
    kind = SOURCES + "trainedAlgorithmicMedia"
    before = xmp_packet(f"<Iptc4xmpExt:DigitalSourceType>{kind}</Iptc4xmpExt:DigitalSourceType>")
    assert source_types(with_xmp_history(before, RECIPE, WHEN)) == [kind]


def test_all_descriptions_have_the_same_rdf_about() -> None:
    root = tree(with_xmp_history(xmp_packet(), RECIPE, WHEN))
    about = f"{{{xmp_history._RDF}}}about"
    assert {each.attrib[about] for each in root.iter() if about in each.attrib} == {"uuid:1"}


@pytest.mark.parametrize(
    "xmp",
    [
        b"no xml",
        b"\xff\xfe<\0",
        XMP[:-30],
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + XMP,
        xmp_packet("<xmpMM:History><rdf:Bag/></xmpMM:History>"),
        b"<a/>",
    ],
)
def test_packet_of_unknown_structure_is_not_changed(xmp: bytes) -> None:
    assert with_xmp_history(xmp, RECIPE, WHEN) is None


def restored(folder: Path, xmp: bytes | None = None, opacity: float = 1.0) -> Document:
    levels = np.zeros((8, 9, 3), np.uint8)
    photo = Photo(folder / "x", "x", levels, metadata=Metadata(xmp=xmp))
    patch = Patch("p", np.full((8, 9, 3), 9000, np.uint16))
    return Document(photo, (Layer("a", "a", STEP, opacity=opacity, patch=patch),))


@pytest.mark.parametrize("format", WRITABLE)
def test_every_format_keeps_the_history(
    format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    target = folder / f"a{format.suffix}"
    export(restored(folder, XMP), target, ExportOptions(format), rows, Progress())
    assert len(history_events(decode_photo(target, scratch, Progress()).metadata.xmp)) == 1


@pytest.mark.parametrize(("opacity", "account"), [(0.0, True), (1.0, False)])
def test_no_history_without_layers_or_without_record_history(
    opacity: float, account: bool, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    options = ExportOptions(Format.PNG, record_history=account)
    export(restored(folder, XMP, opacity), folder / "a.png", options, rows, Progress())
    assert decode_photo(folder / "a.png", scratch, Progress()).metadata.xmp == XMP


def test_history_that_cannot_be_written_is_listed(folder: Path, rows: Rows) -> None:
    notices: list[object] = []
    options, progress = ExportOptions(Format.PNG), Progress(on_notice=notices.append)
    export(restored(folder, b"no xml"), folder / "a.png", options, rows, progress)
    assert notices == [NotCarried(folder / "a.png", "png", "history")]


def test_history_that_does_not_fit_leaves_the_xmp_unchanged(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    notices: list[object] = []
    full = xmp_packet("").replace(b"<rdf:RDF ", b"<rdf:RDF xmlns:a='" + b"a" * 65_000 + b"' ")
    options, progress = ExportOptions(Format.JPEG), Progress(on_notice=notices.append)
    export(restored(folder, full), folder / "a.jpg", options, rows, progress)
    assert decode_photo(folder / "a.jpg", scratch, Progress()).metadata.xmp == full
    assert notices == [NotCarried(folder / "a.jpg", "jpeg", "history")]
