"""Tests of project files."""

import json
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.layer_content import MergedPixels
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.document.tone_adjustment import ToneAdjustment
from desktop.document.tone_curves import Curve, Curves
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    DamagedPhoto,
    DamagedProject,
    NewerProject,
    NotFound,
    OriginalChanged,
    OriginalProtected,
    PhotoError,
)
from desktop.files.export.exporter import Rows
from desktop.files.project.project_file import (
    DOCUMENT,
    SOURCE,
    backup_path,
    load_project,
    save_project,
)
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch_files import Scratch
from models.core.face import Face, FaceReport, FaceState
from models.core.invention_map import InventionMap
from models.core.pixels import Rect
from models.core.plan import Step
from models.core.progress import Cancelled, Progress

RANDOM = np.random.default_rng(11)
SIZE = (20, 30)
Fields = dict[str, Any]


def patch(key: str) -> Patch:
    return Patch(key, RANDOM.integers(0, 65536, (*SIZE, 3), np.uint16))


@pytest.fixture
def document(folder: Path, scratch: Scratch) -> Document:
    pixels = RANDOM.integers(0, 256, (*SIZE, 3), np.uint8)
    Image.fromarray(pixels).save(folder / "Oma.png")
    step = Step("denoise", {"strength": 0.5, "text": "ä"}, ("m",))
    layers = (
        Layer("a", "Rauschen & Staub", step, opacity=0.4, patch=patch("ka")),
        Layer("b", "Hidden", step, visible=False),
        Layer("c", "Masked", step, Mask.of(RANDOM.random(SIZE, np.float32)), patch=patch("kc")),
    )
    return Document(decode_photo(folder / "Oma.png", scratch, Progress()), layers)


@pytest.fixture
def project(document: Document, folder: Path, rows: Rows) -> Path:
    save_project(document, folder / "Oma.ora", rows, Progress())
    return folder / "Oma.ora"


def with_entry(project: Path, entry: str, content: bytes | None) -> Path:
    """Copy a project with one entry replaced or removed."""
    with zipfile.ZipFile(project) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    entries.pop(entry)
    with zipfile.ZipFile(project, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in entries.items():
            new.writestr(name, body)
        if content is not None:
            new.writestr(entry, content)
    return project


def with_document_fields(project: Path, change: Callable[[Fields], object]) -> Path:
    with zipfile.ZipFile(project) as archive:
        fields = json.loads(archive.read(DOCUMENT))
    change(fields)
    return with_entry(project, DOCUMENT, json.dumps(fields).encode())


def test_document_is_equal_after_saving_and_loading(
    document: Document, project: Path, scratch: Scratch
) -> None:
    assert load_project(project, scratch, Progress(), decode_photo) == document


def test_patches_have_equal_levels_after_loading(
    document: Document, project: Path, scratch: Scratch
) -> None:
    loaded = load_project(project, scratch, Progress(), decode_photo)
    for number in (0, 2):
        expected = document.layers[number].patch.pixels
        assert np.array_equal(loaded.layers[number].patch.pixels, expected)


def test_source_is_kept_byte_for_byte(document: Document, project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        assert archive.read(SOURCE) == document.photo.source.read_bytes()


def test_project_loads_without_the_photo(
    document: Document, project: Path, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    document.photo.source.unlink()
    loaded = load_project(project, scratch, Progress(), decode_photo)
    save_project(loaded, folder / "again.ora", rows, Progress())
    again = load_project(folder / "again.ora", scratch, Progress(), decode_photo)
    assert np.array_equal(again.photo.pixels, document.photo.pixels)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes, as Linux has them")
def test_photo_with_a_name_that_is_not_utf_8_is_found(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    source = folder / os.fsdecode(b"caf\xe9 1956.png")
    Image.fromarray(RANDOM.integers(0, 256, (*SIZE, 3), np.uint8)).save(source)
    photo = decode_photo(source, scratch, Progress())
    save_project(Document(photo), folder / "a.ora", rows, Progress())
    back = load_project(folder / "a.ora", scratch, Progress(), decode_photo)
    assert back.photo.source == source.resolve()


def test_photo_is_found_after_moving_it_with_its_project(
    project: Path, folder: Path, tmp_path: Path, scratch: Scratch
) -> None:
    moved = folder.rename(tmp_path / "elsewhere")
    loaded = load_project(moved / project.name, scratch, Progress(), decode_photo)
    assert loaded.photo.source == (moved / "Oma.png").resolve()


def test_first_entry_is_the_uncompressed_mimetype(project: Path) -> None:
    assert project.read_bytes()[30:54] == b"mimetypeimage/openraster"


def test_stack_lists_the_layers_from_the_top(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        layers = ElementTree.fromstring(archive.read("stack.xml")).findall("stack/layer")  # noqa: S314
        names = [layer.get("name") for layer in layers]
        sources = [archive.read(layer.get("src", "")) for layer in layers]
    assert names == ["Masked", "Rauschen & Staub", "Oma.png"]
    assert {Image.open(BytesIO(source)).size for source in sources} == {SIZE[::-1]}


def test_mask_is_the_alpha_of_its_layer_image(document: Document, project: Path) -> None:
    with zipfile.ZipFile(project) as archive, archive.open("data/2.png") as entry:
        alpha = np.asarray(Image.open(entry))[..., 3] / 255
    assert np.allclose(alpha, document.layers[2].mask.values, atol=0.01)


def test_project_has_merged_picture_and_thumbnail(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        views = [archive.read(name) for name in ("mergedimage.png", "Thumbnails/thumbnail.png")]
    assert [Image.open(BytesIO(view)).size for view in views] == [SIZE[::-1]] * 2


def test_saving_again_gives_the_same_bytes(
    document: Document, project: Path, folder: Path, rows: Rows
) -> None:
    save_project(document, folder / "again.ora", rows, Progress())
    assert (folder / "again.ora").read_bytes() == project.read_bytes()


def test_project_of_a_newer_version_is_refused(project: Path, scratch: Scratch) -> None:
    newer = with_document_fields(project, lambda fields: fields.update(heirloom=7))
    with pytest.raises(NewerProject) as refused:
        load_project(newer, scratch, Progress(), decode_photo)
    assert (refused.value.version, refused.value.known) == (7, 5)


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields.update(heirloom="1"),
        lambda fields: fields.update(heirloom=0),
        lambda fields: fields.update(layers=3),
        lambda fields: fields.update(sha256="0"),
        lambda fields: fields.pop("source"),
        lambda fields: fields["layers"].append(fields["layers"][0]),
        lambda fields: fields["layers"][0].update(opacity=2),
        lambda fields: fields["layers"][0].update(id=3),
        lambda fields: fields["layers"][0].update(visible=1),
        lambda fields: fields["layers"][0].update(patch=1),
        lambda fields: fields["layers"][0].update(masked=True),
        lambda fields: fields["layers"][1].update(patch="none is there"),
        lambda fields: fields["layers"][0].update(params=[]),
        lambda fields: fields["layers"].append(3),
    ],
)
def test_invalid_document_fields_are_refused(
    change: Callable[[Fields], object], project: Path, scratch: Scratch
) -> None:
    with pytest.raises(DamagedProject):
        load_project(with_document_fields(project, change), scratch, Progress(), decode_photo)


@pytest.mark.parametrize(
    ("entry", "content"),
    [
        ("mimetype", b"application/zip"),
        ("mimetype", None),
        (DOCUMENT, None),
        (DOCUMENT, b"[" * 100_000),
        (DOCUMENT, b"\0" * (20 << 20)),
        (SOURCE, None),
        (SOURCE, b"no photo"),
        ("data/0.png", b"\0" * (20 << 20)),
        ("heirloom/masks/2.f32", b"\0" * (20 << 20)),
        ("heirloom/masks/2.f32", b"\xff" * (20 * 30 * 4)),
        ("heirloom/masks/2.f32", b""),
    ],
)
def test_missing_and_oversized_entries_are_refused(
    entry: str, content: bytes | None, project: Path, scratch: Scratch
) -> None:
    with pytest.raises(PhotoError):
        load_project(with_entry(project, entry, content), scratch, Progress(), decode_photo)


@pytest.mark.parametrize("entry", [SOURCE, "data/0.png"])
def test_error_about_an_image_names_the_project(
    entry: str, project: Path, scratch: Scratch
) -> None:
    damaged = with_entry(project, entry, b"\x89PNG\r\n\x1a\n cut off")
    with pytest.raises(DamagedPhoto) as error:
        load_project(damaged, scratch, Progress(), decode_photo)
    assert error.value.path == damaged


def test_patch_of_another_size_is_refused(project: Path, scratch: Scratch) -> None:
    other = BytesIO()
    Image.new("RGB", (3, 3)).save(other, "PNG")
    with pytest.raises(DamagedProject):
        load_project(
            with_entry(project, "data/0.png", other.getvalue()), scratch, Progress(), decode_photo
        )


def test_truncated_or_damaged_project_raises_photo_error_or_loads(
    project: Path, scratch: Scratch
) -> None:
    content = project.read_bytes()
    for part in range(40):
        flipped = bytearray(content)
        flipped[int(RANDOM.integers(len(content)))] ^= 1 << part % 8
        for damaged in (content[: len(content) * part // 40], bytes(flipped)):
            project.write_bytes(damaged)
            try:
                load_project(project, scratch, Progress(), decode_photo)
            except PhotoError:
                continue


def test_loading_writes_no_files_beside_the_project(
    project: Path, folder: Path, scratch: Scratch
) -> None:
    with zipfile.ZipFile(project, "a") as archive:
        archive.writestr("../../evil", b"evil")
    before = sorted(folder.parent.rglob("*"))
    load_project(project, scratch, Progress(), decode_photo)
    new = [path for path in folder.parent.rglob("*") if path not in before]
    assert [path.parent for path in new] == [scratch.folder]


def test_missing_project_raises_not_found(folder: Path, scratch: Scratch) -> None:
    with pytest.raises(NotFound):
        load_project(folder / "none.ora", scratch, Progress(), decode_photo)


def test_photo_changed_since_opening_is_not_saved(
    document: Document, project: Path, rows: Rows
) -> None:
    before = project.read_bytes()
    document.photo.source.write_bytes(b"other")
    with pytest.raises(OriginalChanged):
        save_project(document, project, rows, Progress())
    assert project.read_bytes() == before


def test_project_is_never_saved_over_the_photo(document: Document, rows: Rows) -> None:
    with pytest.raises(OriginalProtected):
        save_project(document, document.photo.source, rows, Progress())


def test_cancelled_save_leaves_the_older_project(
    document: Document, project: Path, folder: Path, rows: Rows
) -> None:
    before, stop = project.read_bytes(), Event()
    progress = Progress(lambda done: stop.set() if done > 0.2 else None, stop=stop)
    faded = document.replaced(replace(document.layers[0], opacity=0.1))
    with pytest.raises(Cancelled):
        save_project(faded, project, rows, progress)
    assert project.read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["Oma.ora", "Oma.png"]


def test_enlarging_patch_is_loaded_and_not_in_the_stack(
    document: Document, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    height, width = SIZE
    levels = RANDOM.integers(0, 65536, (2 * height, 2 * width, 3), np.uint16)
    enlarging = Layer("d", "Larger", Step("network", {"scale": 2}), patch=Patch("kd", levels))
    save_project(document.with_layer(enlarging), folder / "larger.ora", rows, Progress())
    loaded = load_project(folder / "larger.ora", scratch, Progress(), decode_photo)
    assert np.array_equal(loaded.layers[-1].patch.pixels, levels)
    with zipfile.ZipFile(folder / "larger.ora") as archive:
        assert "Larger" not in archive.read("stack.xml").decode()
        with Image.open(BytesIO(archive.read("mergedimage.png"))) as merged:
            assert merged.size == (width, height)


def test_project_of_the_first_page_has_version_1(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        fields = json.loads(archive.read(DOCUMENT))
    assert (fields["heirloom"], "page" in fields) == (1, False)


def test_project_of_another_page_opens_on_that_page(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    pages = [Image.new("RGB", (9, 9 + n)) for n in range(3)]
    pages[0].save(folder / "pages.tif", save_all=True, append_images=pages[1:])
    photo = decode_photo(folder / "pages.tif", scratch, Progress(), ReadOptions(2))
    save_project(Document(photo), folder / "pages.ora", rows, Progress())
    loaded = load_project(folder / "pages.ora", scratch, Progress(), decode_photo)
    assert (loaded.photo, loaded.photo.height) == (photo, 11)
    assert loaded.photo.source == (folder / "pages.tif").resolve()


def test_previous_version_is_kept(document: Document, project: Path, rows: Rows) -> None:
    before = project.read_bytes()
    save_project(replace(document, layers=()), project, rows, Progress())
    assert backup_path(project).read_bytes() == before
    assert project.read_bytes() != before


def test_failed_save_leaves_project_and_previous_version_unchanged(
    document: Document, project: Path, folder: Path, rows: Rows
) -> None:
    save_project(document, project, rows, Progress())
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        save_project(replace(document, layers=()), project, rows, Progress(stop=stop))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("entry", [SOURCE, "data/0.png"])
def test_decompression_bomb_is_refused_before_it_is_extracted(
    project: Path, scratch: Scratch, entry: str
) -> None:
    with_entry(project, entry, bytes(300 << 20))
    with pytest.raises(DamagedProject):
        load_project(project, scratch, Progress(), decode_photo)
    assert sum(file.stat().st_size for file in scratch.folder.iterdir()) < 1 << 20


def test_tone_heal_and_merged_layers_are_loaded(
    document: Document, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    spot = Step("scratches", {"strokes": "3.0:5.0,5.0"}, ("heirloom-fill",))
    more = (
        Layer("d", "levels", ToneAdjustment(0.1, 0.9, 1.2)),
        replace(
            Layer.from_step("e", "heal", spot),
            patch=patch("ke"),
            scope=Rect(0, 0, 30, 20),
            frame=Rect(1, 2, 20, 10),
        ),
        Layer("f", "One", MergedPixels("{}", "1"), patch=patch("kf")),
    )
    whole = replace(document, layers=(*document.layers, *more))
    save_project(whole, folder / "more.ora", rows, Progress())
    assert load_project(folder / "more.ora", scratch, Progress(), decode_photo) == whole


def test_tone_layer_is_rendered_for_other_programs(
    document: Document, folder: Path, rows: Rows
) -> None:
    mask = np.zeros(SIZE, np.float32)
    mask[5:9] = 1
    lit = Layer("d", "levels", ToneAdjustment(0.1, 0.9), Mask.of(mask), 0.5)
    lower = replace(document, layers=document.layers[:1])
    save_project(lower.with_layer(lit), folder / "lit.ora", rows, Progress())
    assert (
        np.abs(composite_stack(folder / "lit.ora") - merged_picture(folder / "lit.ora")).max()
        < 3 / 255
    )


def test_curves_are_loaded_and_need_version_4(
    document: Document, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    light = ToneAdjustment(curves=Curves(red=Curve().with_point((0.3, 0.4))))
    bent = document.with_layer(Layer("d", "curves", light))
    save_project(bent, folder / "bent.ora", rows, Progress())
    assert load_project(folder / "bent.ora", scratch, Progress(), decode_photo) == bent
    with zipfile.ZipFile(folder / "bent.ora") as archive:
        assert json.loads(archive.read(DOCUMENT))["heirloom"] == 4


def test_crop_transform_is_saved_and_patches_stay_untransformed(
    document: Document, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    framed = document.with_transform(CropTransform(Rect(2, 3, 12, 15), 1, 2.5, 0.1, -0.1))
    save_project(framed, folder / "framed.ora", rows, Progress())
    assert load_project(folder / "framed.ora", scratch, Progress(), decode_photo) == framed
    with zipfile.ZipFile(folder / "framed.ora") as archive:
        assert json.loads(archive.read(DOCUMENT))["heirloom"] == 3
        with Image.open(BytesIO(archive.read("mergedimage.png"))) as merged:
            assert merged.size == (framed.visible_rect.w, framed.visible_rect.h)


@pytest.mark.parametrize(
    ("frame", "apart"),
    [
        (CropTransform(Rect(4, 3, 12, 15)), 2),
        (CropTransform(Rect(2, 5, 11, 20), 1), 2),
        (CropTransform(Rect(2, 5, 24, 9), 2), 2),
        (CropTransform(Rect(5, 4, 16, 10), 0, 4.0), 3),
        (CropTransform(Rect(5, 6, 10, 14), 3, -2.0, 0.1, 0.05), 3),
    ],
)
def test_stack_shows_the_transformed_document(
    frame: CropTransform, apart: int, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    """The composited stack, the merged picture and the rendered document are equal."""
    smooth = wave_document(folder, scratch).with_transform(frame)
    save_project(smooth, folder / "framed.ora", rows, Progress())
    seen = np.concatenate([strip for _, strip in rows(smooth)])
    assert np.abs(merged_picture(folder / "framed.ora") - seen).max() < 2 / 255
    assert np.abs(composite_stack(folder / "framed.ora") - seen).max() < apart / 255
    assert load_project(folder / "framed.ora", scratch, Progress(), decode_photo) == smooth


def test_plain_crop_needs_no_transformed_copies(
    document: Document, folder: Path, rows: Rows
) -> None:
    cropped = document.with_transform(CropTransform(Rect(4, 3, 12, 15)))
    save_project(cropped, folder / "cropped.ora", rows, Progress())
    with zipfile.ZipFile(folder / "cropped.ora") as archive:
        assert not [name for name in archive.namelist() if "framed" in name]
        image = ElementTree.fromstring(archive.read("stack.xml"))  # noqa: S314
    assert (image.get("w"), image.get("h")) == ("12", "15")
    assert {(each.get("x"), each.get("y")) for each in image.iter("layer")} == {("-4", "-3")}


def wave_document(folder: Path, scratch: Scratch) -> Document:
    """Make a smooth document, of which resampling and compositing commute."""
    y, x = np.mgrid[0 : SIZE[0], 0 : SIZE[1]] / 30
    planes = np.stack((0.5 + 0.4 * np.sin(5 * x), 0.2 + 0.6 * y, 0.5 + 0.4 * np.cos(4 * x * y)), -1)
    Image.fromarray((planes * 255).astype(np.uint8)).save(folder / "waves.png")
    step = Step("denoise", {}, ("m",))
    over = Patch("k", (planes[..., ::-1] * 65535).astype(np.uint16))
    region = Mask.of(np.clip(x + 0.2, 0, 1).astype(np.float32))
    layers = (
        Layer("a", "Over", step, region, 0.7, patch=over),
        Layer("b", "levels", ToneAdjustment(0.1, 0.9), opacity=0.5),
    )
    return Document(decode_photo(folder / "waves.png", scratch, Progress()), layers)


def composite_stack(project: Path) -> np.ndarray[Any, Any]:
    """Composite the layers as a program does that reads the stack."""
    with zipfile.ZipFile(project) as archive:
        image = ElementTree.fromstring(archive.read("stack.xml"))  # noqa: S314
        width, height = int(image.attrib["w"]), int(image.attrib["h"])
        picture = np.zeros((height, width, 3))
        for each in reversed(list(image.iter("layer"))):
            x, y = -int(each.attrib["x"]), -int(each.attrib["y"])
            with Image.open(BytesIO(archive.read(each.attrib["src"]))) as plane:
                levels = np.asarray(plane.convert("RGBA"))[y : y + height, x : x + width] / 255
            weight = levels[..., 3:] * float(each.attrib["opacity"])
            picture += weight * (levels[..., :3] - picture)
    return picture


def merged_picture(project: Path) -> np.ndarray[Any, Any]:
    with zipfile.ZipFile(project) as archive:
        picture = Image.open(BytesIO(archive.read("mergedimage.png")))
    return np.asarray(picture.convert("RGB")) / 255


@pytest.mark.parametrize(
    "frame",
    [
        {"crop": [0, 0, 9, 9], "turns": 4, "angle": 0, "tilt": [0, 0]},
        {"crop": [0, 0, 0, 9], "turns": 0, "angle": 0, "tilt": [0, 0]},
        {"crop": [0, 0, 9, 9], "turns": 0, "angle": float("nan"), "tilt": [0, 0]},
        {"crop": [0, 0, 9, 9], "turns": 0, "angle": 0, "tilt": [3]},
        {"crop": [0, 0, 9, 9.5], "turns": 0, "angle": 0, "tilt": [0, 0]},
        "all",
    ],
)
def test_invalid_crop_transform_is_a_damaged_project(
    frame: object, project: Path, scratch: Scratch
) -> None:
    changed = with_document_fields(project, lambda fields: fields.update(frame=frame))
    with pytest.raises(DamagedProject):
        load_project(changed, scratch, Progress(), decode_photo)


def test_crop_larger_than_the_photo_is_clamped(project: Path, scratch: Scratch) -> None:
    frame = {"crop": [-9, 0, 1 << 23, 1 << 23], "turns": 0, "angle": 3, "tilt": [0, 0]}
    changed = with_document_fields(project, lambda fields: fields.update(frame=frame))
    loaded = load_project(changed, scratch, Progress(), decode_photo)
    assert loaded.transform
    assert loaded.transform.is_inside(loaded.photo.whole)


FACES = (
    FaceReport(Face(Rect(-1, 2, 3, 4), 0.5, RANDOM.random((5, 2))), FaceState.RESTORED, 0.5, 0.25),
    FaceReport(Face(Rect(5, 6, 7, 8), 0.5, RANDOM.random((5, 2))), FaceState.SMALL),
)


def test_invention_maps_and_tags_of_a_patch_are_saved(
    document: Document, folder: Path, rows: Rows
) -> None:
    heat = RANDOM.integers(0, 256, (5, 7), np.uint8)
    invention_map = InventionMap(Rect(2, 3, 14, 10), 0.25, heat)
    layer = document.layer("a")
    assert layer.patch is not None
    patch = replace(layer.patch, evidence=(invention_map,), tags=("Ärmel", "hat"), faces=FACES)
    save_project(document.replaced(layer.with_patch(patch)), folder / "b.ora", rows, Progress())
    with Scratch(folder) as scratch:
        found = load_project(folder / "b.ora", scratch, Progress(), decode_photo).layer("a").patch
    assert found is not None
    assert found.tags == patch.tags
    assert found.faces == patch.faces
    assert np.array_equal(found.faces[0].face.points, FACES[0].face.points)
    assert found.evidence == patch.evidence
    assert np.array_equal(found.evidence[0].heat, heat)


@pytest.mark.parametrize(
    "lie",
    [
        {"size": [5000, 5000]},
        {"size": [9, 9]},
        {"rect": [0, 0, -1, 2]},
        {"heat": "no base64!"},
        {"heat": "AAAA"},
        {"share": 7},
    ],
)
def test_damaged_invention_map_is_refused(
    document: Document, folder: Path, rows: Rows, scratch: Scratch, lie: Fields
) -> None:
    layer = document.layer("a")
    assert layer.patch is not None
    patch = replace(
        layer.patch, evidence=(InventionMap(Rect(0, 0, 4, 4), 0.5, np.eye(4, dtype="u1")),)
    )
    path = folder / "b.ora"
    save_project(document.replaced(layer.with_patch(patch)), path, rows, Progress())
    with_document_fields(path, lambda fields: fields["layers"][0]["evidence"][0].update(lie))
    with pytest.raises(DamagedProject):
        load_project(path, scratch, Progress(), decode_photo)


def test_project_of_an_incomplete_photo_opens_unasked(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    path = folder / "cut.jpg"
    levels = np.random.default_rng(1).integers(0, 256, (64, 48, 3), np.uint8)
    Image.fromarray(levels).save(path, quality=95)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    photo = decode_photo(path, scratch, Progress(), ReadOptions(allow_partial=True))
    save_project(Document(photo), folder / "a.ora", rows, Progress())
    loaded = load_project(folder / "a.ora", scratch, Progress(), decode_photo)
    assert np.array_equal(loaded.photo.pixels, photo.pixels)


def test_allow_large_reaches_every_image_of_a_project(project: Path, scratch: Scratch) -> None:
    allowed = list[bool]()

    def read(
        path: Path, folder: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
    ) -> Photo:
        allowed.append(options.allow_large)
        return decode_photo(path, folder, progress, options)

    load_project(project, scratch, Progress(), read)
    assert set(allowed) == {False}
    allowed.clear()
    load_project(project, scratch, Progress(), read, allow_large=True)
    assert set(allowed) == {True}
