"""Argument parser of the command line, and the restore request for parsed arguments."""

import argparse
import os
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, Final, NoReturn

from desktop.files.formats.formats import Format, by_suffix
from desktop.files.project.recipe_file import read_recipe
from desktop.restoration.file_restorer import FORMATS, RestoreRequest
from desktop.restoration.output_plan import OutputSpec
from desktop.restoration.parameters import parse_choice, settable_parameters
from models.core.device import Device
from models.core.plan import Value
from models.core.wish import Wish

LEAST_TILE: Final = 32
"""Least side of a tile in pixels."""


SETTING: Final = "of a generative step, for instance steps=20, seed=7 or 'tags=a woman, a hat'"

LARGE: Final = (
    f"open photos of more than {Format.PNG.usual_pixels // 10**6} megapixels too, which take "
    "gigabytes of disk"
)

EVIDENCE: Final = "where a generative step invented (white) and where it restored (black)"


EXAMPLE: Final = (
    'For example: heirloom restore grandma.jpg --say "remove the scratches, bring the colours back"'
)


class UsageError(Exception):
    """Error in the arguments: an unknown name, or options that do not fit together."""


class _Parser(argparse.ArgumentParser):
    """Argument parser that raises UsageError where argparse would exit.

    Abbreviated options are refused: `--over` is not `--overwrite`.
    """

    def __init__(self, **how: Any) -> None:
        super().__init__(**{**how, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see `{self.prog} --help`.")


def parse_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of the command line.

    Raises: UsageError; SystemExit after --help and --version.
    """
    parser = _Parser(
        prog="heirloom",
        description="Restores old photographs. Offline. Without any words the window opens.",
        epilog=EXAMPLE,
    )
    parser.add_argument("--version", action="version", version=metadata.version("heirloom"))
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=_Parser)
    _add_restore(verbs.add_parser("restore", help="restore photos, or all photos of a folder"))
    plan = verbs.add_parser("plan", help="show what would be done, and why")
    plan.add_argument("photo", type=Path)
    plan.add_argument("--say", metavar="TEXT", help="what is wrong, in plain words")
    _add_common(plan)
    _add_models(verbs.add_parser("models", help="list the models, bring some in, take them out"))
    doctor = verbs.add_parser("doctor", help="versions, devices, models, folders")
    doctor.add_argument("--licences", action="store_true", help="the licences of all that is here")
    _add_json(doctor)
    _add_addon(verbs.add_parser("addon", help="what the generative models need beyond the base"))
    return parser.parse_args(words)


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("photos", type=Path, nargs="+", metavar="IN", help="photos, or folders")
    parser.add_argument("-o", dest="out", metavar="OUT", help="file, or folder (with / at its end)")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--say", metavar="TEXT", help="what is wrong, in plain words")
    how.add_argument("--auto", action="store_true", help="mend what the diagnosis finds")
    how.add_argument("--recipe", type=Path, metavar="FILE", help="do what a saved recipe says")
    parser.add_argument(
        "--set", type=_choice, action="append", default=[], metavar="NAME=VALUE", help=SETTING
    )
    parser.add_argument("--strength", type=_share, metavar="0..1", help="of every step")
    parser.add_argument("--mask", type=Path, metavar="PNG", help="restore where this is white")
    parser.add_argument(
        "--page",
        type=_page,
        default=1,
        metavar="N",
        help="which picture of a file that has several",
    )
    parser.add_argument("--format", choices=FORMATS, help="of the result")
    parser.add_argument("--overwrite", action="store_true", help="replace earlier outputs")
    parser.add_argument("--no-gps", action="store_true", help="leave out where it was taken")
    parser.add_argument("--new-time", action="store_true", help="a result is as old as it is")
    project = "keep the layers too, for the window"
    parser.add_argument(
        "--save-project", type=Path, metavar="FILE.ora", dest="project", help=project
    )
    parser.add_argument("--save-evidence", type=Path, metavar="PNG", dest="evidence", help=EVIDENCE)
    _add_common(parser)


def _add_addon(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["install", "status", "try", "remove"])
    parser.add_argument("--yes", action="store_true", help="fetch it, and do not only tell")
    parser.add_argument("--index", metavar="ADDRESS", help="the package index to fetch it from")
    parser.add_argument("--lock", type=Path, metavar="TOML", help="other files than the usual")
    parser.add_argument("--device", choices=[*Device], default=Device.AUTO)
    parser.add_argument("--thorough", action="store_true", help="read every file for its status")
    _add_json(parser)


def _add_models(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, parser_class=_Parser)
    listing = actions.add_parser("list", help="all models and whether they are here")
    info = actions.add_parser("info", help="all that is known about one")
    bring = actions.add_parser("import", help="bring in a file of weights, or a model's files")
    fetch = actions.add_parser("download", help="fetch one from its publisher, and bring it in")
    verify = actions.add_parser("verify", help="read every byte of one model, or of all")
    remove = actions.add_parser("remove", help="take one of your own models out")
    for action in (info, fetch, remove):
        action.add_argument("id")
    verify.add_argument("id", nargs="?")
    bring.add_argument("paths", type=Path, nargs="+", metavar="FILE")
    bring.add_argument("--as", dest="id", metavar="ID", help="which model it is, or its new name")
    bring.add_argument("--for", dest="wishes", action="append", choices=[*Wish], default=[])
    bring.add_argument("--half", action="store_true", help="half the size on disk, nearly as exact")
    for action in (bring, fetch):
        _add_licence(action)
    for action in (listing, info, bring, fetch, verify, remove):
        _add_json(action)


def _add_licence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--accept-licence", action="store_true", dest="agrees", help="you have read it, and agree"
    )


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--large", action="store_true", help=LARGE)
    parser.add_argument("--device", choices=[*Device], default=Device.AUTO)
    parser.add_argument("--tile", type=_tile, metavar="N", help="side of a tile in pixels")
    _add_json(parser)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout")


def _page(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _choice(word: str) -> tuple[str, Value]:
    try:
        return parse_choice(word)
    except (ValueError, KeyError) as error:
        names = ", ".join(settable_parameters())
        raise argparse.ArgumentTypeError(f"{word} must be one of {names}=VALUE") from error


def _share(word: str) -> float:
    number = float(word)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError("must lie between 0 and 1")
    return number


def _tile(word: str) -> int:
    number = int(word)
    if number < LEAST_TILE:
        raise argparse.ArgumentTypeError(f"must be at least {LEAST_TILE}")
    return number


def request_from_arguments(wanted: argparse.Namespace, sources: Sequence[Path]) -> RestoreRequest:
    """Return the restore request that applies to each of the photos.

    Raises: UsageError, NotFound, NotReadable, DamagedRecipe.
    """
    if wanted.verb == "plan":
        return RestoreRequest(wanted.say, large=wanted.large)
    if not sources:
        raise UsageError("there is no photo in that folder.")
    if wanted.out == "":
        raise UsageError("-o names nothing.")
    out = Path(wanted.out) if wanted.out else None
    into = out is not None and _names_folder(wanted.out)
    if out and not into:
        _check_result_name(out, wanted.format, len(sources))
    _check_side_outputs(wanted, len(sources))
    format = Format(wanted.format) if wanted.format else None
    target = OutputSpec(
        out,
        into,
        format,
        wanted.overwrite,
        wanted.project,
        place=not wanted.no_gps,
        times=not wanted.new_time,
    )
    recipe = read_recipe(wanted.recipe) if wanted.recipe else None
    return RestoreRequest(
        wanted.say,
        recipe,
        wanted.strength,
        wanted.mask,
        target,
        page=wanted.page - 1,
        evidence=wanted.evidence,
        choices=tuple(wanted.set),
        large=wanted.large,
    )


def _check_side_outputs(wanted: argparse.Namespace, photos: int) -> None:
    """Check that project and invention map have their suffix and one photo.

    Raises: UsageError.
    """
    named = (
        ("--save-project", wanted.project, ".ora"),
        ("--save-evidence", wanted.evidence, ".png"),
    )
    for option, path, ending in named:
        if path and photos > 1:
            raise UsageError(f"{option} takes one photo.")
        if path and path.suffix.lower() != ending:
            raise UsageError(
                f"{option} writes a file that ends in {ending}, which {path} does not."
            )


def _check_result_name(out: Path, format: str | None, photos: int) -> None:
    """Check that a file named for the result fits its format and the one photo.

    Raises: UsageError.
    """
    if photos > 1:
        raise UsageError(f"{out} must be a folder, since there are {photos} photos.")
    found = by_suffix(out)
    if format and found != format:
        ending = Format(format).suffix
        raise UsageError(f"{out} does not fit --format {format}; it must end in {ending}.")
    if found is None:
        raise UsageError(f"{out} must end in .png, .jpg, .tif or .webp; a folder ends in {os.sep}.")


def _names_folder(out: str) -> bool:
    """Return whether a path is a folder: existing, ending in a separator, or without suffix."""
    path = Path(out)
    ends = tuple(end for sep in (os.sep, os.altsep or os.sep) for end in (sep, f"{sep}."))
    return out.endswith(ends) or path.is_dir() or not (path.exists() or path.suffix)
