"""Argument parser of the command line, and the restore request for parsed arguments."""

import argparse
import os
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Final

from desktop.cli.argument_types import (
    Parser,
    UsageError,
    parse_choice,
    parse_count,
    parse_fact,
    parse_path,
    parse_sentence,
    parse_share,
    parse_source,
    parse_tile,
)
from desktop.cli.cluster_arguments import add_cluster_options, add_scheduler, add_worker
from desktop.document.colour_layer import COLORIZE, palette_step
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.formats.format_table import Format, writable_format
from desktop.files.project.recipe_file import read_recipe
from desktop.restoration.file_restorer import FORMATS, RestoreRequest
from desktop.restoration.output_paths import OutputSpec
from desktop.restoration.recipe_check import check_recipe
from desktop.restoration.scan_splitter import SplitRequest
from desktop.restoration.step_parameters import with_choices
from models.core.device import Device
from models.core.wish_table import Wish

SET_HELP: Final = (
    "parameter of a generative step, for example steps=20, seed=7 or 'tags=a woman, a hat', "
    "or of a negative, for example exposure=0.5, temperature=-0.2 or film_base=#d8915e; or "
    "saturation=0.7 of added colours"
)

LARGE: Final = (
    f"open photos of more than {Format.PNG.spec.unasked_pixels // 10**6} megapixels too, "
    "which take gigabytes of disk"
)

MASK_HELP: Final = (
    "restore where this is white; a sentence about damage or holes fills all of the white"
)

PARTIAL: Final = "open what is there of photos that are cut off; missing rows become grey"

JOBS: Final = "photos that are worked on at the same time (at most 4, one for each core)"

REFERENCE_HELP: Final = "give photos the colours of another one, which are invented for them"

SAY_HELP: Final = "what is wrong, in plain words"

INVENTION_MAP_HELP: Final = "save where a generative step invented (white) and restored (black)"


EXAMPLE: Final = (
    'For example: heirloom restore grandma.jpg --say "remove the scratches, bring the colours back"'
)


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Parse `argv`, the command line without the program's name.

    Raises: UsageError; SystemExit after --help and --version."""
    parser = Parser(
        prog="heirloom",
        description="Restores old photographs. Offline. Without arguments the window opens.",
        epilog=EXAMPLE,
    )
    parser.add_argument("--version", action="version", version=metadata.version("heirloom"))
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Parser)
    _add_restore(verbs.add_parser("restore", help="restore photos, or all photos of a folder"))
    _add_split(verbs.add_parser("split", help="cut the prints out of scans of album pages"))
    _add_facts(verbs.add_parser("facts", help="show or write caption, people, date and place"))
    plan = verbs.add_parser("plan", help="show what would be done, and why")
    plan.add_argument("photo", type=parse_path)
    plan.set_defaults(jobs=1)
    plan.add_argument("--say", type=parse_sentence, metavar="TEXT", help=SAY_HELP)
    _add_common(plan)
    _add_models(verbs.add_parser("models", help="list, import, download, verify and remove models"))
    doctor = verbs.add_parser("doctor", help="versions, devices, models, folders")
    doctor.add_argument("--licences", action="store_true", help="the licences of all components")
    _add_json(doctor)
    worker = verbs.add_parser("worker", help="restore photos for a scheduler, until Ctrl+C")
    add_worker(worker)
    worker.add_argument("--jobs", type=parse_count, metavar="N", help=JOBS)
    _add_device(worker)
    add_scheduler(verbs.add_parser("scheduler", help="hand out photos to workers, until Ctrl+C"))
    _add_addon(verbs.add_parser("addon", help="packages that the generative models need"))
    return parser.parse_args(argv)


def _add_restore(parser: argparse.ArgumentParser) -> None:
    where = "photos, or folders; also URLs such as s3://bucket/folder"
    parser.add_argument("photos", type=parse_source, nargs="+", metavar="IN", help=where)
    parser.add_argument("-o", dest="out", metavar="OUT", help="file, or folder (with / at its end)")
    treatment = parser.add_mutually_exclusive_group(required=True)
    treatment.add_argument("--say", type=parse_sentence, metavar="TEXT", help=SAY_HELP)
    treatment.add_argument("--auto", action="store_true", help="repair what the diagnosis finds")
    treatment.add_argument("--recipe", type=parse_path, metavar="FILE", help="apply a saved recipe")
    treatment.add_argument(
        "--colours-of", type=parse_path, metavar="PHOTO", dest="reference", help=REFERENCE_HELP
    )
    parser.add_argument(
        "--set",
        type=parse_choice,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=SET_HELP,
    )
    parser.add_argument(
        "--strength", type=parse_share, metavar="0..1", help="strength of every step"
    )
    parser.add_argument("--mask", type=parse_path, metavar="PNG", help=MASK_HELP)
    _add_input_and_output(parser, "original", "result", "outputs")
    project = "also save the layers as a project for the window"
    parser.add_argument(
        "--save-project", type=parse_path, metavar="FILE.ora", dest="project", help=project
    )
    parser.add_argument(
        "--save-evidence", type=parse_path, metavar="PNG", dest="evidence", help=INVENTION_MAP_HELP
    )
    parser.add_argument("--jobs", type=parse_count, metavar="N", help=JOBS)
    add_cluster_options(parser, parse_count)
    _add_common(parser)


def _add_input_and_output(
    parser: argparse.ArgumentParser, original: str, result: str, earlier: str
) -> None:
    """Add the arguments that `restore` and `split` share; texts name the files in the help.

    These are the nouns for an input, an output and earlier outputs."""
    parser.add_argument(
        "--page",
        type=parse_count,
        default=1,
        metavar="N",
        help="page of a file that has several, from 1",
    )
    parser.add_argument("--format", choices=FORMATS, help=f"format of the {result}")
    parser.add_argument("--overwrite", action="store_true", help=f"replace earlier {earlier}")
    parser.add_argument("--no-gps", action="store_true", help="leave out the GPS location")
    parser.add_argument(
        "--new-time", action="store_true", help=f"do not copy the file time of the {original}"
    )


def _add_split(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "photos", type=parse_path, nargs="+", metavar="IN", help="scans, or folders"
    )
    parser.add_argument("-o", dest="out", metavar="DIR", help="folder for the prints")
    _add_input_and_output(parser, "scan", "prints", "prints")
    parser.add_argument(
        "--no-turn", action="store_true", help="leave prints as they lie; do not set them upright"
    )
    parser.add_argument("--large", action="store_true", help=LARGE)
    parser.add_argument("--partial", action="store_true", help=PARTIAL)
    _add_json(parser)


def _add_facts(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Shows what is known about photos. With options it is written to an XMP file beside each "
        "photo, which other programs read too; the photo is not changed. An empty text removes."
    )
    parser.add_argument(
        "photos", type=parse_path, nargs="+", metavar="IN", help="photos, or folders"
    )
    texts = {
        "--caption": "what the photo shows",
        "--date": "when it was taken, roughly: 'c. 1943', 'summer 1956', '1940s', 'before 1960'",
        "--place": "where, from near to far: 'Church Street, Nagasaki, Japan'",
        "--source": "where the print is: 'green album, page 12'",
    }
    for name, text in texts.items():
        parser.add_argument(name, type=parse_fact, metavar="TEXT", help=text)
    person = "person on it; may be repeated"
    parser.add_argument(
        "--person", type=parse_fact, action="append", default=[], metavar="NAME", help=person
    )
    parser.add_argument("--large", action="store_true", help=LARGE)
    parser.add_argument("--partial", action="store_true", help=PARTIAL)
    _add_json(parser)


def _add_addon(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["install", "status", "try", "remove"])
    parser.add_argument(
        "--yes",
        action="store_true",
        help="download and install it; otherwise only its size is shown",
    )
    parser.add_argument("--index", metavar="ADDRESS", help="package index to download it from")
    parser.add_argument("--lock", type=parse_path, metavar="TOML", help="another lock file")
    parser.add_argument("--device", choices=[*Device], default=Device.AUTO)
    parser.add_argument("--thorough", action="store_true", help="check every file")
    _add_json(parser)


def _add_models(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, parser_class=Parser)
    listing = actions.add_parser("list", help="all models and whether they are installed")
    info = actions.add_parser("info", help="all facts about one model")
    importing = actions.add_parser("import", help="import a file of weights, or a model's files")
    downloading = actions.add_parser(
        "download", help="download a model from its publisher and install it"
    )
    getting = actions.add_parser(
        "get", help="download the best model for a purpose, such as `faces`, or models by name"
    )
    getting.add_argument("names", nargs="+", metavar="PURPOSE|ID")
    verifying = actions.add_parser("verify", help="compare the hashes of one model, or of all")
    removing = actions.add_parser("remove", help="remove one of your own models")
    for action in (info, downloading, removing):
        action.add_argument("id")
    verifying.add_argument("id", nargs="?")
    importing.add_argument("paths", type=parse_path, nargs="+", metavar="FILE")
    importing.add_argument(
        "--as", dest="id", metavar="ID", help="which model it is, or its new name"
    )
    importing.add_argument("--for", dest="wishes", action="append", choices=[*Wish], default=[])
    importing.add_argument(
        "--half", action="store_true", help="store in 16 bits: half the size, nearly as exact"
    )
    for action in (importing, downloading, getting):
        _add_licence(action)
    for action in (listing, info, importing, downloading, getting, verifying, removing):
        _add_json(action)


def _add_licence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--accept-licence", action="store_true", dest="agrees", help="you have read it, and agree"
    )


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--large", action="store_true", help=LARGE)
    parser.add_argument("--partial", action="store_true", help=PARTIAL)
    _add_device(parser)
    _add_json(parser)


def _add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=[*Device], default=Device.AUTO)
    parser.add_argument("--tile", type=parse_tile, metavar="N", help="side of a tile in pixels")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout")


def request_from_arguments(
    arguments: argparse.Namespace, sources: Sequence[object]
) -> RestoreRequest:
    """Return the restore request for the photos `sources` (paths or files on servers).

    Raises: UsageError, DamagedRecipe, PhotoError."""
    say = None if arguments.say is None else _without_surrogates(arguments.say)
    if arguments.verb == "plan":
        return RestoreRequest(say, large=arguments.large, partial=arguments.partial)
    if not sources:
        raise UsageError("there is no photo in that folder.")
    if arguments.out == "":
        raise UsageError("-o needs the name of a file or folder.")
    out = Path(arguments.out) if arguments.out else None
    into = out is not None and _names_folder(arguments.out)
    if out and not into:
        _check_result_name(out, arguments.format, len(sources))
    _check_side_outputs(arguments, len(sources))
    format = Format(arguments.format) if arguments.format else None
    target = OutputSpec(
        out,
        into,
        format,
        arguments.overwrite,
        arguments.project,
        place=not arguments.no_gps,
        times=not arguments.new_time,
    )
    recipe = check_recipe(read_recipe(arguments.recipe)) if arguments.recipe else None
    if arguments.reference:
        coloured = with_choices(palette_step(arguments.palette), arguments.set)
        recipe = Recipe((RecipeStep(COLORIZE, coloured),))
    return RestoreRequest(
        say,
        recipe,
        arguments.strength,
        arguments.mask,
        target,
        page=arguments.page - 1,
        evidence=arguments.evidence,
        choices=tuple(arguments.set),
        large=arguments.large,
        partial=arguments.partial,
    )


def split_request_from_arguments(
    arguments: argparse.Namespace, sources: Sequence[Path]
) -> SplitRequest:
    """Return the split request for the scans `sources`. Raises: UsageError."""
    if not sources:
        raise UsageError("there is no scan in that folder.")
    if arguments.out == "":
        raise UsageError("-o needs the name of a folder.")
    out = Path(arguments.out) if arguments.out else None
    target = OutputSpec(
        out,
        into=True,
        format=Format(arguments.format) if arguments.format else None,
        overwrite=arguments.overwrite,
        place=not arguments.no_gps,
        times=not arguments.new_time,
    )
    return SplitRequest(
        target, arguments.page - 1, arguments.large, arguments.partial, not arguments.no_turn
    )


def _without_surrogates(text: str) -> str:
    """Replace surrogates, which stand for argument bytes that are not UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _check_side_outputs(arguments: argparse.Namespace, photos: int) -> None:
    """Raise UsageError if project or invention map has a wrong suffix, or there are more photos."""
    named = (
        ("--save-project", arguments.project, ".ora"),
        ("--save-evidence", arguments.evidence, ".png"),
    )
    for option, path, ending in named:
        if path and photos > 1:
            raise UsageError(f"{option} takes one photo.")
        if path and path.suffix.lower() != ending:
            raise UsageError(
                f"{option} writes a file that ends in {ending}, which {path} does not."
            )


def _check_result_name(out: Path, format: str | None, photos: int) -> None:
    """Raise UsageError if a result file does not fit the format, or there are several photos."""
    if photos > 1:
        raise UsageError(f"{out} must be a folder, since there are {photos} photos.")
    found = writable_format(out)
    if format and found != format:
        ending = Format(format).suffix
        raise UsageError(f"{out} does not fit --format {format}; it must end in {ending}.")
    if found is None:
        raise UsageError(f"{out} must end in .png, .jpg, .tif or .webp; a folder ends in {os.sep}.")


def _names_folder(out: str) -> bool:
    """Return whether a path means a folder: existing, ending in a separator, or without suffix."""
    path = Path(out)
    endings = tuple(end for sep in (os.sep, os.altsep or os.sep) for end in (sep, f"{sep}."))
    return out.endswith(endings) or path.is_dir() or not (path.exists() or path.suffix)
