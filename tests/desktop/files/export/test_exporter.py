"""Tests of the export of documents."""

import io
import os
import pickle
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image, ImageCms

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    AlreadyExists,
    FileSizeLimited,
    NotFound,
    NotWritable,
    OriginalProtected,
    PhotoError,
    TooLargeForFormat,
)
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export, free_name
from desktop.files.formats import libvips
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.metadata.embed_metadata import append_tiff_tags
from desktop.files.metadata.tiff_ifd import build_description
from desktop.files.storage.scratch_files import Scratch
from models.core.pixels import Rect
from models.core.plan import Step
from models.core.progress import Cancelled, Progress
from tests.desktop.files.export.test_metadata_transfer import exif_with_last_thumbnail, thumbnail_in

RANDOM = np.random.default_rng(7)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Tante \xc3\x84nne</a></x:xmpmeta>'
IPTC = b"\x1c\x02\x5a\x00\x08Budapest\x1c\x02\x65\x00\x07Hungary"
ALL_LEVELS = np.arange(65536, dtype=np.uint16).reshape(256, 256)


def exif() -> bytes:
    tags = Image.Exif()
    tags[0x010F] = "Voigtlander"
    tags[0x0132] = "1943:06:01 12:00:00"
    tags.get_ifd(0x8769)[0x927C] = b"maker \x00\x01\x02 note"
    tags.get_ifd(0x8769)[0x829A] = 0.004
    tags.get_ifd(0x8825)[1] = "N"
    return tags.tobytes().removeprefix(b"Exif\0\0")


def profile(kind: str = "sRGB") -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(kind)).tobytes()


def photo(folder: Path, pixels: np.ndarray, **changes: object) -> Photo:
    original = folder / "Hochzeit.jpg"
    original.write_bytes(b"the only copy")
    return replace(Photo(original, "abc", pixels), **changes)


def noise(height: int = 30, width: int = 40, dtype: type = np.uint8) -> np.ndarray:
    return RANDOM.integers(0, np.iinfo(dtype).max, (height, width, 3), dtype, endpoint=True)


def export_and_return(document: Document, target: Path, rows: Rows, **options: object) -> Path:
    kind = next(each for each in WRITABLE if each.suffix == target.suffix)
    chosen = replace(ExportOptions.fitting(document.photo, kind), **options)
    return export(document, target, chosen, rows, Progress())


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("grey", [True, False])
def test_all_65536_levels_survive_decoding_neutral_layers_and_export(
    suffix: str, grey: bool, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    ramp = np.dstack([ALL_LEVELS, ALL_LEVELS if grey else ALL_LEVELS[::-1], ALL_LEVELS])
    made = photo(folder, ramp, grey=grey)
    first = export_and_return(Document(made), folder / f"first{suffix}", rows)
    opened = decode_photo(first, scratch, Progress())
    patch = Patch("p", np.zeros_like(ramp))
    neutral = Layer("a", "a", Step("denoise", {}), opacity=0.0, patch=patch)
    second = export_and_return(Document(opened, (neutral,)), folder / f"second{suffix}", rows)
    assert np.array_equal(decode_photo(second, scratch, Progress()).pixels, ramp)


@pytest.mark.parametrize("format", WRITABLE)
def test_grey_photo_is_written_as_a_grey_file(
    format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    level = np.repeat(noise()[..., :1], 3, 2)
    made = photo(folder, level, grey=True)
    target = export_and_return(Document(made), folder / f"a{format.suffix}", rows)
    expected = {"L"} if format is not Format.WEBP else {"RGB"}
    with Image.open(target) as image:
        assert image.mode in expected


def test_coloured_result_of_a_grey_photo_is_a_colour_file(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, np.repeat(noise()[..., :1], 3, 2), grey=True)
    layer = Layer("a", "a", Step("colours", {}), patch=Patch("p", noise(dtype=np.uint16)))
    target = export_and_return(Document(made, (layer,)), folder / "a.png", rows)
    assert not decode_photo(target, scratch, Progress()).grey


def test_grey_profile_is_not_written_to_a_colour_file(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    grey = bytearray(profile())
    grey[16:20] = b"GRAY"
    made = photo(folder, noise(), metadata=Metadata(profile=bytes(grey)))
    target = export_and_return(Document(made), folder / "a.png", rows)
    assert decode_photo(target, scratch, Progress()).metadata.profile is None


@pytest.mark.parametrize("format", [Format.PNG, Format.TIFF, Format.WEBP])
def test_alpha_is_kept_by_formats_with_alpha(
    format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    alpha = noise()[..., 0]
    made = photo(folder, noise(), alpha=alpha)
    target = export_and_return(Document(made), folder / f"a{format.suffix}", rows)
    assert np.array_equal(decode_photo(target, scratch, Progress()).alpha, alpha)


def test_transparent_pixels_are_white_in_jpeg(folder: Path, scratch: Scratch, rows: Rows) -> None:
    pixels = np.zeros((16, 16, 3), np.uint8)
    made = photo(folder, pixels, alpha=pixels[..., 0])
    target = export_and_return(Document(made), folder / "a.jpg", rows)
    assert (decode_photo(target, scratch, Progress()).pixels > 250).all()


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize("block", ["xmp", "profile"])
def test_profile_and_xmp_are_written_byte_for_byte(
    format: Format, block: str, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    metadata = Metadata(xmp=XMP, profile=profile())
    made = photo(folder, noise(), metadata=metadata)
    target = export_and_return(Document(made), folder / f"a{format.suffix}", rows)
    written = decode_photo(target, scratch, Progress()).metadata
    assert getattr(written, block) == getattr(metadata, block)


@pytest.mark.parametrize("alpha", [None, np.full((30, 40), 100, np.uint8)])
@pytest.mark.parametrize("format", [Format.JPEG, Format.PNG, Format.WEBP])
def test_exif_is_written_byte_for_byte(
    format: Format, alpha: np.ndarray | None, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, noise(), alpha=alpha, metadata=Metadata(exif=exif()))
    target = export_and_return(Document(made), folder / f"a{format.suffix}", rows)
    assert decode_photo(target, scratch, Progress()).metadata.exif == exif()


def test_exif_in_tiff_keeps_every_tag(folder: Path, scratch: Scratch, rows: Rows) -> None:
    made = photo(folder, noise(), metadata=Metadata(exif=exif()))
    target = export_and_return(Document(made), folder / "a.tiff", rows)
    written = decode_photo(target, scratch, Progress()).metadata.exif
    assert build_description(written) == build_description(exif())


def test_exif_is_added_to_big_tiff(folder: Path, scratch: Scratch) -> None:
    with (folder / "a.tiff").open("w+b") as file:
        libvips.save(libvips.wrap_array(noise()), "tiff", file, Progress(), bigtiff=True)
        append_tiff_tags(file, exif(), IPTC)
    written = decode_photo(folder / "a.tiff", scratch, Progress()).metadata
    assert (build_description(written.exif or b""), written.iptc) == (
        build_description(exif()),
        IPTC,
    )


@pytest.mark.parametrize("format", WRITABLE)
def test_pillow_reads_the_exif(format: Format, folder: Path, rows: Rows) -> None:
    made = photo(folder, noise(), metadata=Metadata(exif=exif()))
    with Image.open(export_and_return(Document(made), folder / f"a{format.suffix}", rows)) as image:
        tags = image.getexif()
        image.load()
    assert (tags[0x010F], tags.get_ifd(0x8769)[0x829A]) == ("Voigtlander", 0.004)


@pytest.mark.parametrize("format", [Format.JPEG, Format.TIFF])
def test_iptc_is_written_byte_for_byte(
    format: Format, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, noise(), metadata=Metadata(iptc=IPTC))
    target = export_and_return(Document(made), folder / f"a{format.suffix}", rows)
    assert decode_photo(target, scratch, Progress()).metadata.iptc == IPTC


@pytest.mark.parametrize("format", WRITABLE)
def test_resolution_is_written(format: Format, folder: Path, scratch: Scratch, rows: Rows) -> None:
    made = photo(folder, noise(), metadata=Metadata(dpi=(300.0, 600.0)))
    target = export_and_return(Document(made), folder / f"a{format.suffix}", rows)
    assert decode_photo(target, scratch, Progress()).metadata.dpi == pytest.approx(
        (300, 600), abs=0.01
    )


@pytest.mark.parametrize("again", ["same", "hard link", "symbolic link"])
@pytest.mark.parametrize("overwrite", [True, False])
def test_original_is_never_overwritten_under_any_name(
    again: str, overwrite: bool, folder: Path, rows: Rows
) -> None:
    made = photo(folder, noise())
    target = made.source if again == "same" else folder / "b.jpg"
    if again == "hard link":
        target.hardlink_to(made.source)
    if again == "symbolic link":
        target.symlink_to(made.source)
    with pytest.raises(OriginalProtected):
        export_and_return(Document(made), target, rows, overwrite=overwrite)
    assert made.source.read_bytes() == b"the only copy"


def test_existing_file_is_kept_without_overwrite(folder: Path, rows: Rows) -> None:
    (folder / "a.png").write_bytes(b"older")
    with pytest.raises(AlreadyExists):
        export_and_return(Document(photo(folder, noise())), folder / "a.png", rows)
    assert (folder / "a.png").read_bytes() == b"older"


def test_existing_file_is_replaced_with_overwrite(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    (folder / "a.png").write_bytes(b"older")
    made = photo(folder, noise())
    export_and_return(Document(made), folder / "a.png", rows, overwrite=True)
    opened = decode_photo(folder / "a.png", scratch, Progress())
    assert np.array_equal(opened.pixels, made.pixels)


def test_default_names_do_not_exist(folder: Path) -> None:
    source = folder / "Oma.tif"
    names = []
    for _ in range(3):
        names.append(free_name(source, Format.JPEG))
        names[-1].touch()
    expected = ["Oma-restored.jpg", "Oma-restored-2.jpg", "Oma-restored-3.jpg"]
    assert [name.name for name in names] == expected


def test_missing_folder_raises_not_found(folder: Path, rows: Rows) -> None:
    with pytest.raises(NotFound):
        export_and_return(Document(photo(folder, noise())), folder / "nowhere" / "a.png", rows)


def test_side_beyond_the_format_limit_is_refused(folder: Path, rows: Rows) -> None:
    made = photo(folder, np.zeros((1, 16_384, 3), np.uint8))
    with pytest.raises(TooLargeForFormat):
        export_and_return(Document(made), folder / "a.webp", rows)


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize("moment", [0.0, 0.5])
def test_cancelled_export_leaves_no_files(
    format: Format, moment: float, folder: Path, rows: Rows
) -> None:
    stop = Event()
    progress = Progress(lambda done: stop.set() if done >= moment else None, stop=stop)
    made = photo(folder, noise(600, 900))
    options = ExportOptions(format, overwrite=True)
    (folder / "older").write_bytes(b"older")
    with pytest.raises(Cancelled):
        export(Document(made), folder / "older", options, rows, progress)
    assert sorted(path.name for path in folder.iterdir()) == ["Hochzeit.jpg", "older"]
    assert (folder / "older").read_bytes() == b"older"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no such place here")
def test_file_system_without_size_raises_not_writable(folder: Path, rows: Rows) -> None:
    made, target = photo(folder, noise(4, 4)), Path("/proc/result.png")
    with pytest.raises(NotWritable):
        export(Document(made), target, ExportOptions(Format.PNG), rows, Progress())


@pytest.mark.skipif(os.name != "posix", reason="file size limits are a POSIX thing")
@pytest.mark.parametrize("format", WRITABLE)
def test_limited_file_size_leaves_the_older_file_unchanged(
    format: Format, folder: Path, rows: Rows
) -> None:
    import resource

    (folder / "older").write_bytes(b"older")
    made, options = photo(folder, noise(200, 300)), ExportOptions(format, overwrite=True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(FileSizeLimited) as full:
            export(Document(made), folder / "older", options, rows, Progress())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert full.value.needed > 200 * 300 * 3
    assert sorted(path.name for path in folder.iterdir()) == ["Hochzeit.jpg", "older"]
    assert (folder / "older").read_bytes() == b"older"


@pytest.mark.parametrize("kind", PhotoError.__subclasses__())
def test_errors_can_be_pickled(kind: type[PhotoError]) -> None:
    error = kind(*([Path("a")] + [1] * (len(kind.__dataclass_fields__) - 1)))
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)


def enlarged_twice(made: Photo) -> Layer:
    """Return a document with a layer that doubles every pixel of the photo."""
    patch = made.pixels.repeat(2, axis=0).repeat(2, axis=1).astype(np.uint16) * np.uint16(257)
    return Layer("up", "up", Step("network", {"scale": 2}), patch=Patch("up", patch))


def test_enlarged_photo_is_written_with_all_its_pixels(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, noise(), alpha=np.full((30, 40), 90, np.uint8))
    target = export_and_return(Document(made, (enlarged_twice(made),)), folder / "a.png", rows)
    seen = decode_photo(target, scratch, Progress())
    assert np.array_equal(seen.pixels, made.pixels.repeat(2, axis=0).repeat(2, axis=1))
    assert seen.alpha is not None
    assert (seen.alpha == 90).all()
    assert seen.alpha.shape == (60, 80)


@pytest.mark.parametrize(("factor", "size"), [(1.5, (45, 60)), (2.35, (70, 94)), (2.0, (60, 80))])
def test_enlarged_photo_is_resampled_to_the_size_asked_for(
    factor: float, size: tuple[int, int], folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, np.full((30, 40, 3), 77, np.uint8), alpha=np.full((30, 40), 90, np.uint8))
    layer = enlarged_twice(made)
    layer = layer.with_step(layer.step.with_params({"factor": factor}))
    target = export_and_return(Document(made, (layer,)), folder / "a.png", rows)
    seen = decode_photo(target, scratch, Progress())
    assert seen.pixels.shape[:2] == size
    assert abs(seen.pixels.astype(int) - 77).max() <= 1
    assert seen.alpha is not None
    assert (seen.alpha == 90).all()


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tiff"])
def test_photo_enlarged_for_a_print_names_its_resolution(
    name: str, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, noise(), metadata=Metadata(dpi=(72.0, 72.0)))
    layer = enlarged_twice(made)
    layer = layer.with_step(layer.step.with_params({"dpi": 300.0}))
    target = export_and_return(Document(made, (layer,)), folder / name, rows)
    assert decode_photo(target, scratch, Progress()).metadata.dpi == pytest.approx(
        (300.0, 300.0), abs=0.1
    )


def test_enlarged_photo_beyond_the_format_limit_is_refused(folder: Path, rows: Rows) -> None:
    made = photo(folder, noise(2, 9000))
    with pytest.raises(TooLargeForFormat):
        export_and_return(Document(made, (enlarged_twice(made),)), folder / "a.webp", rows)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_turned_crop_has_the_levels_of_the_photo(
    dtype: type, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    made = photo(folder, noise(dtype=dtype), alpha=noise(dtype=dtype)[..., 0])
    document = Document(made).with_transform(CropTransform(Rect(3, 4, 20, 25), 1))
    back = decode_photo(export_and_return(document, folder / "a.png", rows), scratch, Progress())
    assert np.array_equal(back.pixels, np.rot90(made.pixels, -1)[4:29, 3:23])
    assert made.alpha is not None
    assert np.array_equal(back.alpha, np.rot90(made.alpha, -1)[4:29, 3:23])


def test_straightened_photo_has_the_size_of_its_crop(folder: Path, rows: Rows) -> None:
    document = Document(photo(folder, noise())).with_transform(
        CropTransform(Rect(0, 0, 40, 30), 0, 6)
    )
    with Image.open(export_and_return(document, folder / "a.png", rows)) as image:
        assert image.size == (document.canvas.w, document.canvas.h) != (40, 30)


def test_cropped_result_gets_a_new_exif_thumbnail(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    metadata = Metadata(exif=exif_with_last_thumbnail(b"all of it", "<"))
    made = photo(folder, noise(), metadata=metadata)
    document = Document(made).with_transform(CropTransform(Rect(0, 0, 5, 5)))
    back = decode_photo(export_and_return(document, folder / "a.png", rows), scratch, Progress())
    written = back.metadata.exif or b""
    with Image.open(io.BytesIO(thumbnail_in(written))) as small:
        assert small.size == (5, 5)
    assert b"all of it" not in written


@pytest.mark.parametrize("times", [True, False])
def test_result_has_the_modification_time_of_the_photo_if_wanted(
    times: bool, folder: Path, rows: Rows
) -> None:
    made = photo(folder, noise())
    made.source.touch()
    os.utime(made.source, (1e9, 1e9))
    target = folder / "a.png"
    export(Document(made), target, ExportOptions(Format.PNG, keep_times=times), rows, Progress())
    assert (target.stat().st_mtime == 1e9) is times
