"""Rows of the developers' case files through the real program, compared with their right values.

    python -m benchmarks.reliability.case_files ../shared/cases [ROW ...]

The files and what their generators make are restored by the command line with a sentence that asks
for nothing, so that pixels and tags must come out as they went in. Needs ExifTool, ImageMagick,
tifffile and imagecodecs. A row is `right`, or it is printed with what was found; the exit code is 1
then. Rows about sentences are measured by `models.training.evaluation.understanding`.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.reliability import case_attacks, case_metadata
from benchmarks.reliability.case_bench import Bench, Row, Wrong, expect

LEVELS: Final = (128, 120, 112)
"""Stored levels at x = 32, y = 24 of the gradient of most generators."""


def _overwriting(bench: Bench) -> None:
    folder = bench.files / "20_inputs"
    run = bench.run(
        *("restore", folder / "b.jpg", folder / "b-restored.jpg"),
        *("--say", "a little brighter", "--overwrite"),
    )
    level = np.asarray(Image.open(folder / "b-restored.jpg"))[0, 0, 0]
    expect(abs(int(level) - 200) < 2 and run.code == 0, f"b-restored.jpg is {level}, {run.stderr}")


def _same_names(bench: Bench) -> None:
    names = ("a.gif", "a.jpg", "a.png")
    run = bench.run(
        "restore",
        *(bench.files / "06_names/pair" / name for name in names),
        *("--say", "no changes", "--overwrite", "--format", "png", "-o", "pair-out/"),
    )
    levels = {
        int(np.asarray(Image.open(bench.files / out).convert("L"))[0, 0]) for out in run.outputs
    }
    expect(len({*run.outputs}) == 3 and len(levels) == 3, f"{run.outputs}: {levels}")


def _side_outputs(bench: Bench) -> None:
    photo, other = bench.files / "16_gps.jpg", bench.files / "11_2x2.png"
    before = other.read_bytes()
    for option in ("--save-evidence", "--save-project"):
        run = bench.run("restore", photo, "--say", "no changes", option, other, "-o", "side.jpg")
        expect(run.code != 0 and other.read_bytes() == before, f"{option}: {run.code}")


def _unprintable_names(bench: Bench) -> None:
    files = sorted((bench.files / "06_names/odd").iterdir())
    for encoding in ("utf-8:strict", "cp1252"):
        run = bench.run(
            "restore",
            *files,
            *("--say", "no changes", "-o", f"odd-{encoding[:3]}/"),
            environment={"PYTHONIOENCODING": encoding},
        )
        expect(run.code == 0 and len(run.outputs) == len(files), f"{encoding}: {run.said}")


def _without_end(bench: Bench) -> None:
    for name in ("08_no_eoi.jpg", "08_no_eoi_progressive.jpg"):
        complete = bench.files / f"complete-{name}"
        complete.write_bytes((bench.files / name).read_bytes() + b"\xff\xd9")
        (other,) = bench.restore([complete.name], "-o", "complete/").values()
        expect(np.array_equal(bench.plain[name].pixels, other.pixels), name)
    expect(bench.plain["09_no_iend.png"].output, bench.plain["09_no_iend.png"].told)


def _infrared(bench: Bench) -> None:
    names = ["07_rgbi_no_extrasamples.tif"]
    (result,) = bench.restore(names, "--format", "jpeg", "-o", "ir/").values()
    expect(np.abs(result.pixels[24, 32] - LEVELS).max() <= 3, result.pixels[24, 32])
    expect("1 more" in result.told, result.told)


def _hidden_files(bench: Bench) -> None:
    folder = bench.files / "18_hidden"
    run = bench.run("restore", folder, "--say", "a little brighter")
    results = sorted(each.name for each in folder.glob("*-restored*"))
    expect(run.code == 0 and results == ["a-restored.jpg"], f"{run.code}: {results}")


def _folder_again(bench: Bench) -> None:
    folder = bench.files / "again"
    folder.mkdir()
    shutil.copy(bench.files / "16_gps.jpg", folder / "one.jpg")
    for options in ((), (), ("--overwrite",)):
        bench.run("restore", folder, "--say", "a little brighter", *options)
    found = sorted(each.name for each in folder.iterdir())
    expect(not any("restored-restored" in name for name in found), found)


def _endings(bench: Bench) -> None:
    folder = bench.files / "endings"
    folder.mkdir()
    for name in ("a.jfif", "b.mpo", "c.jif", "d.JPE"):
        shutil.copy(bench.files / "16_gps.jpg", folder / name)
    run = bench.run("restore", folder, "--say", "no changes", "-o", "endings-out/")
    kinds = [Image.open(bench.files / path).format for path in run.outputs]
    expect(kinds == ["JPEG"] * 4, f"{run.outputs}: {kinds}")


def _described_colours(bench: Bench) -> None:
    linear = bench.plain["09_gama_linear.png"]
    kept = b"gAMA" in linear.path.read_bytes() or "icc_profile" in Image.open(linear.path).info
    found = linear.pixels[24, 32][:3]
    expect(kept or np.abs(found - (188, 183, 177)).max() <= 1, f"linear: {found}")
    for name in ("09_gama_18.png", "09_gama_chrm_p3.png", "09_cicp_p3.png", "11_nclx_p3.avif"):
        result = bench.plain[name]
        kept = "icc_profile" in Image.open(result.path).info
        changed = not np.array_equal(result.pixels[24, 32][:3], LEVELS)
        expect(kept or changed or "colours" in result.told, f"{name}: {result.pixels[24, 32]}")


def _names_and_formats(bench: Bench) -> None:
    photo = bench.files / "16_gps.jpg"
    run = bench.run("restore", photo, "--say", "no changes", "-o", "out.jpg", "--format", "png")
    expect(run.code != 0 and not (bench.files / "out.jpg").exists(), run.code)
    run = bench.run("restore", photo, "--say", "no changes", "-o", "results.2024/")
    expect(run.code == 0 and list((bench.files / "results.2024").iterdir()), run.said)


def _too_wide(bench: Bench) -> None:
    Image.new("RGB", (12000, 40), (90, 120, 90)).save(bench.files / "pano.png")
    run = bench.run("restore", "pano.png", "--say", "make it twice as large", "--format", "webp")
    is_told = "16383" in run.said and "PNG or TIFF" in run.said
    expect(run.code != 0 and is_told and not run.outputs, f"{run.code}: {run.said}")


def _preview_first(bench: Bench) -> None:
    for name in ("07_thumbnail_first.tif", "07_thumbnail_second.tif"):
        expect(bench.plain[name].size == (64, 48), f"{name}: {bench.plain[name].size}")


def _alpha_rim(bench: Bench) -> None:
    run = bench.run("restore", "13_alpha_edge.png", "--say", "four times bigger", "-o", "edge.png")
    expect(run.code == 0, run.said)
    levels = np.asarray(Image.open(bench.files / "edge.png")).astype(np.float64) / 255
    on_white = levels[..., :3] * levels[..., 3:] + 1 - levels[..., 3:]
    expect(on_white.min() >= 0.9, f"{on_white.min():.3f}")


def _scanner_tiffs(bench: Bench) -> None:
    refused = {"07_tiled_planar16.tif", "07_no_photometric.tif"}
    for name, result in bench.plain.items():
        if name.startswith("07_"):
            expect(result.output or name in refused, f"{name}: {result.told}")
    found = bench.plain["07_planar_lzw16.tif"].path
    expect(bench.tag(found, "XResolution") == 3200, bench.tag(found, "XResolution"))
    associated = bench.plain["07_rgb_associated_alpha.tif"]
    expect(associated.size == (64, 48), associated.size)


def _profiles(bench: Bench) -> None:
    for name in ("12_p3_v4.png", "12_grey_v4.png", "12_grey_g18.jpg", "12_grey_profile_big.png"):
        result = bench.plain[name]
        expect("icc_profile" in Image.open(result.path).info, f"{name}: no profile")
        before = np.asarray(Image.open(bench.files / name)).astype(np.int64)
        expect(_largest_difference(before, result.pixels) <= 2, name)


def _small_and_bmp(bench: Bench) -> None:
    for name, size in (("1x1", (1, 1)), ("2x2", (2, 2)), ("1x50", (1, 50)), ("50x1", (50, 1))):
        expect(bench.plain[f"11_{name}.png"].size == size, name)
    for name in ("11_bmp32_alpha_zero", "11_bmp_565", "11_bmp_topdown", "11_bmp_v5_alpha"):
        result = bench.plain[f"{name}.bmp"]
        expect(np.abs(result.pixels[24, 32][:3] - LEVELS).max() <= 8, f"{name}: {result.told}")


def _animations(bench: Bench) -> None:
    for name in ("09_apng.png", "09_anim.webp"):
        expect(bench.plain[name].told.strip(" []"), f"{name}: nothing told")


def _largest_difference(before: NDArray[np.int64], after: NDArray[np.int64]) -> int:
    """Return the largest difference of levels of two pictures, of which one may be grey."""
    if before.ndim != after.ndim:
        before, after = (each[..., 0] if each.ndim == 3 else each for each in (before, after))
    return int(np.abs(before - after).max())


ROWS: Final[dict[str, Row]] = {
    "1 an input is never replaced": _overwriting,
    "2 results of the same name": _same_names,
    "3 side outputs replace nothing": _side_outputs,
    "5 names that cannot be printed": _unprintable_names,
    "17 JPEG without end": _without_end,
    "21 infrared": _infrared,
    "22 hidden files": _hidden_files,
    "23 a folder twice": _folder_again,
    "24 endings": _endings,
    "25 colours without a profile": _described_colours,
    "29 names and formats": _names_and_formats,
    "30 too wide for WebP": _too_wide,
    "31 preview first": _preview_first,
    "32 rim of transparency": _alpha_rim,
    "38 scanner TIFFs": _scanner_tiffs,
    "39 profiles": _profiles,
    "40 small pictures, BMP": _small_and_bmp,
    "also animations": _animations,
    **case_metadata.ROWS,
    **case_attacks.ROWS,
}
"""Rows by their number in files.md, or their hole in reliability.md, and title."""


def main(cases: Path, wanted: list[str]) -> int:
    """Run the `wanted` rows and print the outcome of each; return 1 if any is wrong."""
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="cases-") as name:
        bench = Bench(cases, Path(name))
        if bench.failed_generators:
            print(f"generators that failed: {bench.failed_generators}", flush=True)
        for title, row in ROWS.items():
            if wanted and title.split()[0] not in wanted:
                continue
            began = time.monotonic()
            try:
                row(bench)
                found = "right"
            except Wrong as error:
                found = f"WRONG: {error}"
            except Exception as error:  # noqa: BLE001  a row that cannot be judged is wrong
                found = f"WRONG: {error!r}"[:400]
            wrong += found != "right"
            print(f"{title}: {found} ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"{wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
