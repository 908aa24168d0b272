"""Errors, notices and findings in words: one plain sentence each that says what to do, or a
phrase that says what was seen.

The templates are English; the window translates them before the fields go in.
"""

import math
from typing import Any, Final

from desktop.document.recipe import DamagedRecipe
from desktop.files import errors as files
from desktop.files import notices
from models import errors as models
from models.evidence import Evidence
from models.generating import OutOfTheWay, Seen, WillTake
from models.planning.plan import Choice, Finding, Reason
from models.planning.wish import Wish
from models.progress import Cancelled, FellToCpu, TileKept, TileShrunk

TEMPLATES: Final[dict[type, str]] = {
    Cancelled: "Cancelled; nothing was written.",
    FellToCpu: "The device {device} could not do this, so the processor does it; it takes longer.",
    TileShrunk: "Memory was short, so the photo is worked on in pieces of {side} pixels.",
    TileKept: "A part of the photo could not be restored ({fault}) and was left as it was.",
    DamagedRecipe: "This is not a recipe that can be used (look at {detail}).",
    notices.OtherPages: "{path} holds {pages} pictures, of which number {page} was opened.",
    notices.ColoursBecameSrgb: "The {space} colours of {path} became sRGB, and results will be "
    "sRGB too.",
    notices.NotUnderstood: "What {path} says about the photo (date, camera, place) could not be "
    "read, so results will lack it.",
    notices.NotCarried: "A {format} file cannot hold everything, so {path} lacks: {lost}.",
    models.OutOfMemory: "There is not enough memory on {device}; close other programs and try "
    "again, or use smaller tiles (--tile 128).",
    models.HostDied: "The engine stopped unexpectedly; your work is safe, run the step again.",
    models.ModelMissing: "The model {model} is not installed; see `heirloom models list`.",
    models.NotInstalled: "{title} is not installed. Get {source}; then bring the files in with "
    "`heirloom models import`. Licence: {licence}.",
    WillTake: "This takes about {minutes} minutes on {device} and {gigabytes} GB of its memory.",
    Seen: "The photo seems to show: {tags}.",
    OutOfTheWay: "Memory was short, so parts of the network take turns; it takes longer.",
    Evidence: "{share:.1%} of the area was invented rather than restored; --save-evidence shows "
    "where.",
    models.ModelDamaged: "The model {model} cannot be used ({reason}); install it again.",
    models.DeviceUnavailable: "This computer cannot use the device {device}; choose auto or cpu.",
    models.EngineFailed: "The engine could not do this ({reason}); try it again, or with another "
    "step.",
    models.NetworkFailed: "The model {model} failed ({reason}); try another device.",
    models.ModelFileUnsafe: "{path} holds {danger} and was not opened; get the weights from their "
    "publisher.",
    models.ModelFileDamaged: "{path} is damaged ({detail}); download it again.",
    models.ModelFileUnknown: "{path} holds no network that is known here ({detail}); see "
    "`heirloom models list`.",
    models.ModelFileOther: "{path} is not the published file (its sha256 is {found}); download it "
    "again.",
    models.ModelFileUnclear: "{path} holds a network that could serve several wishes; say which, "
    "for instance with `--for noise`.",
    models.ConversionDied: "Reading {path} stopped unexpectedly; nothing was installed. Get the "
    "file again from its publisher.",
    models.ExtraMissing: "{path} needs packages that are not installed; get them with `heirloom "
    "addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.",
    models.ModelBundled: "The model {model} belongs to the program and stays.",
    models.LicenceNotAccepted: "The licence of {model} ({licence}) forbids commercial use; read it "
    "at {source} and, if you agree, repeat this with --accept-licence.",
    models.DownloadFailed: "{url} could not be fetched ({reason}); try again later, what has come "
    "is kept.",
    models.NothingToDownload: "The model {model} cannot be downloaded by this program; get its "
    "file at {source}, then use `heirloom models import FILE`.",
    models.OfflineChosen: "Downloads are switched off (offline in the settings); switch them on, "
    "or use `heirloom models import FILE`.",
    models.ModelFolderFull: "The disk of {path} is full; free {needed}.",
    models.ModelFolderClosed: "{path} cannot be written ({reason}); check the disk and its "
    "permissions.",
    models.ExportInexact: "The model {model} could not be converted faithfully (it differs by "
    "{deviation}); please report it.",
    models.AddonUnsuitable: "There is no add-on for {system} on {machine} with Python {python}; "
    "everything else works without it.",
    models.AddonNoIndex: "This copy of Heirloom does not say where the add-on is to be had; name a "
    "package index with --index.",
    models.AddonNotFound: "The package index does not have {file}; try another index.",
    models.AddonFileWrong: "{file} is not the file that was promised and was removed; try again.",
    models.AddonBroken: "The add-on is damaged: {file} is missing or not as it was ({count} such "
    "files); remove it and download it again.",
    models.ReleasesUnknown: "This copy of Heirloom does not say where new versions are announced; "
    "look where you got it.",
    models.ReleasesUnreachable: "{server} did not tell the newest version ({reason}); try again "
    "later.",
    files.NotFound: "{path} does not exist; check the name.",
    files.NotReadable: "{path} cannot be read; check its permissions and the disk.",
    files.NotAPhoto: "{path} is not a photo; choose another file.",
    files.UnsupportedFormat: "{path} is a {format} file, which cannot be used here; save it as "
    "PNG, JPEG, TIFF or WebP.",
    files.DamagedPhoto: "{path} is damaged ({detail}); try to copy or scan it again.",
    files.TooLarge: "{path} is too large: {width} x {height} pixels, where {most} is the most; "
    "make it smaller first.",
    files.NoSuchPage: "{path} holds {pages} pictures and no number {page}; choose another.",
    files.DecoderCrashed: "{path} made the reader of photos crash and was set aside; copy or scan "
    "it again.",
    files.DecoderStuck: "{path} was given up after {seconds} seconds without progress; copy or "
    "scan it again.",
    files.MemoryShort: "{path} needs more memory to open than there is; save it as TIFF or PNG, or "
    "make it smaller.",
    files.InUse: "{path} is open in another window of Heirloom; close it there first.",
    files.AlreadyExists: "{path} exists already; choose another name or allow overwriting.",
    files.OriginalProtected: "{path} is the original, which is never written over; choose another "
    "name.",
    files.OriginalChanged: "{path} has changed or gone since it was opened; open it again.",
    files.NotWritable: "{path} cannot be written; choose another folder.",
    files.DiskFull: "The disk of {path} is full; free {needed} or choose another folder.",
    files.DamagedProject: "{path} is not a project that can be opened (look at {detail}).",
    files.NewerProject: "{path} was saved by a newer Heirloom; update this one to open it.",
    files.MaskOfOtherSize: "The mask {path} is {width} x {height}, but the photo is "
    "{photo_width} x {photo_height}; they must be the same.",
}

CLUES: Final[dict[Wish, str]] = {
    Wish.SCRATCHES: "marks on {surely_marked:.1%} of the area",
    Wish.RAIN: "many thin bright lines",
    Wish.JPEG: "JPEG blocks, quality near {quality:.0f}",
    Wish.NOISE: "grain of about {sigma:.0f} levels of 255",
    Wish.BLUR: "the steepest edges rise by {steepness:.0%} a pixel",
    Wish.HAZE: "even dark places are no darker than {dark_channel:.0%}",
    Wish.LOW_LIGHT: "half of it is darker than {middle:.0%}",
    Wish.FADING: "tones from {black:.0%} to {white:.0%}, colour cast {tint:.0%}",
    Wish.LOW_RESOLUTION: "less detail than {long_side:.0f} pixels can hold",
}
"""What was measured that speaks for a finding."""

UNSURE_QUALITY: Final = 96
"""The quality of a JPEG from which it is not told."""

BLOCKS: Final = "JPEG blocks"
SEEN: Final = "found in the photo"


def clue(finding: Finding | None) -> str:
    """The template for what was seen; filled with the finding's evidence."""
    if finding is None or not finding.evidence:
        return SEEN
    if finding.evidence.get("quality", 0) >= UNSURE_QUALITY:
        return BLOCKS
    return CLUES.get(finding.kind, SEEN)


CHOICES: Final[dict[Reason, str]] = {
    Reason.DEFAULT: "by {title}, which comes with the program",
    Reason.BEST: "by {title}, the best that is installed for this",
    Reason.QUICK: "by {title}; others are installed for this, but too slow for this device",
}
"""Which network was chosen for a step, and why."""


def choice_told(choice: Choice) -> str:
    """Which network was chosen, and why."""
    return CHOICES[choice.reason].format(title=choice.title)


def sentence(told: object) -> str:
    """What to tell the person about an error or a notice of ours."""
    template = TEMPLATES.get(type(told))
    if template is None:
        return f"Something unforeseen happened ({type(told).__name__}); the log says more."
    return template.format(**facts(told))


def facts(told: object) -> dict[str, object]:
    """The facts that go into a template."""
    names = getattr(told, "__dataclass_fields__", {})
    found: dict[str, Any] = {name: _listed(getattr(told, name)) for name in names}
    return {**found, "needed": size(found["needed"])} if "needed" in found else found


def _listed(fact: object) -> object:
    """Several things between commas."""
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else fact


def size(count: int) -> str:
    """Bytes as people count them, rounded up."""
    for unit, power in (("GB", 9), ("MB", 6)):
        if count >= 10**power:
            return f"{math.ceil(count / 10 ** (power - 1)) / 10:.1f} {unit}"
    return f"{max(math.ceil(count / 1000), 1)} KB"
