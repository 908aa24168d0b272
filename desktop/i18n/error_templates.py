"""English message templates for errors, notices and model choices, with gaps for their fields.

Texts are marked for translation without Qt; the window translates a template before it is filled.
Templates of findings are in `models.core.wish_table`.
"""

from typing import Final

from desktop.document.recipe import DamagedRecipe, NewerRecipe
from desktop.files import errors as files
from desktop.files import notices
from desktop.i18n.path_error_templates import PATH_TEMPLATES
from desktop.i18n.run_notice_templates import RUN_TEMPLATES
from models.core import errors as models
from models.core.plan import Reason
from models.core.progress import Cancelled
from models.core.translation import QT_TRANSLATE_NOOP

TEMPLATES: Final[dict[type, str]] = {
    **RUN_TEMPLATES,
    **PATH_TEMPLATES,
    Cancelled: QT_TRANSLATE_NOOP("Translator", "Cancelled; nothing was written."),
    DamagedRecipe: QT_TRANSLATE_NOOP(
        "Translator", "This is not a recipe that can be used (look at {detail})."
    ),
    NewerRecipe: QT_TRANSLATE_NOOP(
        "Translator", "This recipe was saved by a newer Heirloom; update this one to use it."
    ),
    notices.SetAside: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} could not be understood completely (look at {detail}). It was kept as {kept}, and "
        "what could be understood is used.",
    ),
    notices.SetAsideNewer: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} was written by a newer Heirloom and is not used here. It was kept as {kept}.",
    ),
    notices.DecoderSilent: QT_TRANSLATE_NOOP(
        "Translator",
        "The process that opens {path} has not answered for {seconds} seconds; it is ended and "
        "started again if it does not go on.",
    ),
    notices.CardRefused: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is no model card that can be used (look at {detail}); its model is left out. It "
        "was kept as {kept}.",
    ),
    notices.UnreadPictures: QT_TRANSLATE_NOOP(
        "Translator",
        "Files that look like pictures were left out of folders, since their kind or the ending of "
        "their name is not read: {count} ({names}).",
    ),
    notices.OtherPages: QT_TRANSLATE_NOOP(
        "Translator", "{path} holds {pages} pictures, of which number {page} was opened."
    ),
    notices.ColoursBecameSrgb: QT_TRANSLATE_NOOP(
        "Translator", "The {space} colours of {path} became sRGB, and results will be sRGB too."
    ),
    notices.ChannelsLeftOut: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} has more channels than colours ({count} more), such as infrared; they are not "
        "used, and results do not have them.",
    ),
    notices.VideoLeftOut: QT_TRANSLATE_NOOP(
        "Translator", "{path} is a motion photo; results do not have its video."
    ),
    notices.GainMapLeftOut: QT_TRANSLATE_NOOP(
        "Translator", "{path} has a gain map for bright screens (HDR); results do not have it."
    ),
    notices.PicturesLeftOut: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} holds more pictures behind the first one ({count} more); results do not have them.",
    ),
    notices.TrailingDataLeftOut: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} has other data behind its picture ({size} bytes); results do not have them.",
    ),
    notices.ForeignDataLeftOut: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} has data of other programs that are not known here ({names}); results do not have "
        "them.",
    ),
    notices.SidecarLeftOut: QT_TRANSLATE_NOOP(
        "Translator",
        "{sidecar} may hold metadata of the photo and cannot be read; copy it beside the result to "
        "keep it.",
    ),
    notices.SidecarCarried: QT_TRANSLATE_NOOP(
        "Translator",
        "Captions, names, dates and other metadata in {sidecar} are carried into results; "
        "developing instructions for other programs are not.",
    ),
    notices.SidecarDiffers: QT_TRANSLATE_NOOP(
        "Translator",
        "{sidecar} differs from what EXIF or IPTC of the photo say ({names}); results have both: "
        "that of the file beside the photo in XMP.",
    ),
    notices.RowsMissing: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is cut off: of its {height} rows, the last {missing} are missing or incomplete. "
        "They are grey.",
    ),
    notices.RowsDamaged: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is damaged within: of its {height} rows, the last {missing} could not be read and "
        "are grey. Others may be wrong; compare it with a copy.",
    ),
    notices.DetailMissing: QT_TRANSLATE_NOOP(
        "Translator", "{path} is cut off, so the photo is less sharp than it was."
    ),
    notices.DecodedWithErrors: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is damaged within, so parts of the picture may be wrong; compare it with a copy.",
    ),
    notices.NotUnderstood: QT_TRANSLATE_NOOP(
        "Translator",
        "The metadata of {path} (date, camera, location) could not be read, so "
        "results will not contain it.",
    ),
    notices.NotCarried: QT_TRANSLATE_NOOP(
        "Translator", "A {format} file cannot hold everything, so {path} lacks: {lost}."
    ),
    notices.MakerNoteLeftOut: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} lacks the notes of the camera's maker (MakerNote), since they may tell the place.",
    ),
    notices.PlaceInProject: QT_TRANSLATE_NOOP(
        "Translator", "The project {path} keeps the original with its place."
    ),
    notices.ColoursTakenForSrgb: QT_TRANSLATE_NOOP(
        "Translator",
        "The {space} colours of {path} are taken for sRGB and may look different; results have "
        "the same colours.",
    ),
    notices.LevelsCut: QT_TRANSLATE_NOOP(
        "Translator",
        "The levels of {path} are floating-point numbers from {least} to {most}; those outside of "
        "0 to 1 ({percent} % or less) are cut, so that parts may be white or black.",
    ),
    notices.NamedOtherwise: QT_TRANSLATE_NOOP(
        "Translator", "The result is {path}, because {wanted} is another photo or result."
    ),
    models.OutOfMemory: QT_TRANSLATE_NOOP(
        "Translator",
        "There is not enough memory on {device}; close other programs and try "
        "again, or use smaller tiles (--tile 128).",
    ),
    models.HostDied: QT_TRANSLATE_NOOP(
        "Translator", "The engine stopped unexpectedly; your work is safe, run the step again."
    ),
    models.ModelMissing: QT_TRANSLATE_NOOP(
        "Translator", "The model {model} is not installed; see `heirloom models list`."
    ),
    models.NotInstalled: QT_TRANSLATE_NOOP(
        "Translator",
        "{title} is not installed. Get {source}; then import the files with `heirloom "
        "models import`. Licence: {licence}.",
    ),
    models.ModelDamaged: QT_TRANSLATE_NOOP(
        "Translator", "The model {model} cannot be used ({reason}); install it again."
    ),
    models.DeviceUnavailable: QT_TRANSLATE_NOOP(
        "Translator", "This computer cannot use the device {device}; choose auto or cpu."
    ),
    models.EngineFailed: QT_TRANSLATE_NOOP(
        "Translator", "The engine could not do this ({reason}); try it again, or with another step."
    ),
    models.NetworkFailed: QT_TRANSLATE_NOOP(
        "Translator", "The model {model} failed ({reason}); try another device."
    ),
    models.NothingRestored: QT_TRANSLATE_NOOP(
        "Translator",
        "The network gave no usable result for any part of the photo ({fault}), so nothing was "
        "restored; try another device or model.",
    ),
    models.ModelFileUnsafe: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} holds {danger} and was not opened; get the weights from their publisher.",
    ),
    models.ModelFileDamaged: QT_TRANSLATE_NOOP(
        "Translator", "{path} is damaged ({detail}); download it again."
    ),
    models.ModelFileUnknown: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} holds no network that is known here ({detail}); see `heirloom models list`.",
    ),
    models.ModelFileUnsupported: QT_TRANSLATE_NOOP(
        "Translator", "{path} cannot be used: {detail}."
    ),
    models.ModelFileOther: QT_TRANSLATE_NOOP(
        "Translator", "{path} is not the published file (its sha256 is {found}); download it again."
    ),
    models.ModelFileUnclear: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} holds a network that could serve several wishes; say which, "
        "for instance with `--for noise`.",
    ),
    models.ConversionDied: QT_TRANSLATE_NOOP(
        "Translator",
        "Reading {path} stopped unexpectedly; nothing was installed. Get the "
        "file again from its publisher.",
    ),
    models.ExtraMissing: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} needs packages that are not installed; get them with `heirloom "
        "addon install` (in a checkout `pip install heirloom[{extra}]`), or use an ONNX file.",
    ),
    models.ModelBundled: QT_TRANSLATE_NOOP(
        "Translator", "The model {model} is part of the program and cannot be removed."
    ),
    models.LicenceNotAccepted: QT_TRANSLATE_NOOP(
        "Translator",
        "The licence of {model} ({licence}) forbids commercial use; read it "
        "at {source} and, if you agree, repeat this with --accept-licence.",
    ),
    models.DownloadFailed: QT_TRANSLATE_NOOP(
        "Translator",
        "{url} could not be downloaded ({reason}); try again later: what was already "
        "downloaded is kept.",
    ),
    models.DownloadGone: QT_TRANSLATE_NOOP(
        "Translator",
        "{url} no longer has the file ({reason}). If you get it elsewhere, import it.",
    ),
    models.NothingToDownload: QT_TRANSLATE_NOOP(
        "Translator",
        "The model {model} cannot be downloaded by this program; get its "
        "file at {source}, then use `heirloom models import FILE`.",
    ),
    models.OfflineChosen: QT_TRANSLATE_NOOP(
        "Translator",
        "Downloads are switched off (offline in the settings); switch them on, "
        "or use `heirloom models import FILE`.",
    ),
    models.ModelFolderFull: QT_TRANSLATE_NOOP(
        "Translator", "The disk of {path} is full; free {needed}."
    ),
    models.ModelFolderClosed: QT_TRANSLATE_NOOP(
        "Translator", "{path} cannot be written ({reason}); check the disk and its permissions."
    ),
    models.ExportInexact: QT_TRANSLATE_NOOP(
        "Translator",
        "The model {model} could not be converted faithfully (it differs by "
        "{deviation}); please report it.",
    ),
    models.AddonUnsuitable: QT_TRANSLATE_NOOP(
        "Translator",
        "There is no add-on for {system} on {machine} with Python {python}; "
        "everything else works without it.",
    ),
    models.AddonNoIndex: QT_TRANSLATE_NOOP(
        "Translator",
        "This copy of Heirloom names no source for the add-on; give a package index with --index.",
    ),
    models.AddonNotFound: QT_TRANSLATE_NOOP(
        "Translator", "The package index does not have {file}; try another index."
    ),
    models.AddonFileWrong: QT_TRANSLATE_NOOP(
        "Translator", "{file} is not the expected file and was removed; try again."
    ),
    models.AddonBroken: QT_TRANSLATE_NOOP(
        "Translator",
        "The add-on is damaged: {file} is missing or was changed (affected files: "
        "{count}); remove the add-on and download it again.",
    ),
    models.ReleasesUnknown: QT_TRANSLATE_NOOP(
        "Translator",
        "This copy of Heirloom does not say where new versions are announced; "
        "look where you got it.",
    ),
    models.ReleasesUnreachable: QT_TRANSLATE_NOOP(
        "Translator", "{server} did not return the newest version ({reason}); try again later."
    ),
    files.NothingUnderstood: QT_TRANSLATE_NOOP(
        "Translator",
        "Nothing was understood of “{sentence}”, so no file was written; say what is wrong with "
        "the photo, such as “remove the scratches”.",
    ),
    files.DamagedPhoto: QT_TRANSLATE_NOOP(
        "Translator", "{path} is damaged ({detail}); try to copy or scan it again."
    ),
    files.IncompletePhoto: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is cut off: of its {height} rows, the last {missing} are missing; copy it again, "
        "open it alone in the window, or allow it with --partial.",
    ),
    files.DamagedRows: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is damaged within: of its {height} rows, the last {missing} cannot be read, and "
        "others may be wrong; copy it again, open it alone in the window, or allow it with "
        "--partial.",
    ),
    files.BlurredPhoto: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is cut off before its fine detail; copy it again, open it alone in the window, or "
        "allow it with --partial.",
    ),
    files.TooLarge: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is too large: {width} x {height} pixels, where {most} is the most; "
        "make it smaller first.",
    ),
    files.VeryLarge: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is very large: {width} x {height} pixels, which take about {needed} of disk; open "
        "it alone in the window, or allow it with --large.",
    ),
    files.NoSuchPage: QT_TRANSLATE_NOOP(
        "Translator", "There is no picture {page} in {path} (pictures: {pages}); choose another."
    ),
    files.DecoderCrashed: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} made the photo decoder crash and was skipped; copy or scan it again.",
    ),
    files.WorkerLost: QT_TRANSLATE_NOOP(
        "Translator",
        "{photo} was skipped, since its worker ended each time ({times} times); try it alone.",
    ),
    files.DecoderStuck: QT_TRANSLATE_NOOP(
        "Translator",
        "Opening {path} was stopped after {seconds} seconds without progress; copy or "
        "scan it again.",
    ),
    files.MemoryShort: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} needs more memory to open than there is; save it as TIFF or PNG, or "
        "make it smaller.",
    ),
    files.ProfileUnusable: QT_TRANSLATE_NOOP(
        "Translator", "{path} is no colour profile of a screen; choose another in the settings."
    ),
    files.InUse: QT_TRANSLATE_NOOP(
        "Translator", "{path} is open in another window of Heirloom; close it there first."
    ),
    files.QueueInUse: QT_TRANSLATE_NOOP(
        "Translator",
        "The batch queue {path} belongs to another window of Heirloom. Photos that are added here "
        "are restored, but stored only once that window is closed.",
    ),
    files.OriginalProtected: QT_TRANSLATE_NOOP(
        "Translator", "{path} is the original, which is never written over; choose another name."
    ),
    files.InputProtected: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is a photo, mask or recipe that is being used, which is never written over; choose "
        "another name.",
    ),
    files.OutputsCollide: QT_TRANSLATE_NOOP(
        "Translator", "Two results would be written to {path}; choose different names."
    ),
    files.NotOwnOutput: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} exists and is no earlier file of this kind by Heirloom, so it is not overwritten; "
        "choose another name.",
    ),
    files.TooLargeForFormat: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} would be {width} x {height} pixels, and a side of a {format} file has at most "
        "{most}; choose PNG or TIFF.",
    ),
    files.OriginalChanged: QT_TRANSLATE_NOOP(
        "Translator", "{path} has changed or gone since it was opened; open it again."
    ),
    files.DamagedSidecar: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is damaged, so nothing can be added to it; rename it and try again.",
    ),
    files.DamagedProject: QT_TRANSLATE_NOOP(
        "Translator", "{path} is not a project that can be opened (look at {detail})."
    ),
    files.NewerProject: QT_TRANSLATE_NOOP(
        "Translator", "{path} was saved by a newer Heirloom; update this one to open it."
    ),
    files.MaskOfOtherSize: QT_TRANSLATE_NOOP(
        "Translator",
        "The mask {path} is {width} x {height}, but the photo is "
        "{photo_width} x {photo_height}; they must be the same.",
    ),
}
"""Message template of each error and notice, to be filled by `formatting.message_fields`."""


UNFORESEEN: Final = QT_TRANSLATE_NOOP(
    "Translator", "Something unforeseen happened ({kind}); the log says more."
)
"""Message template for an error without one of its own; `kind` is the name of its type."""

CHOICES: Final[dict[Reason, str]] = {
    Reason.DEFAULT: QT_TRANSLATE_NOOP("Translator", "by {title}, which comes with the program"),
    Reason.BEST: QT_TRANSLATE_NOOP("Translator", "by {title}, the best that is installed for this"),
    Reason.QUICK: QT_TRANSLATE_NOOP(
        "Translator", "by {title}; others are installed for this, but too slow for this device"
    ),
}
"""Message template for each reason why the model of a step was chosen."""
