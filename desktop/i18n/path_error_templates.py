"""English message templates for paths and URLs: what is there, and why it cannot be used."""

from typing import Final

from desktop.files import errors as files
from desktop.files import notices
from models.core.translation import QT_TRANSLATE_NOOP

PATH_TEMPLATES: Final[dict[type, str]] = {
    files.NotOnServer: QT_TRANSLATE_NOOP("Translator", "{url} does not exist; check the address."),
    files.ServerFailed: QT_TRANSLATE_NOOP(
        "Translator",
        "{url} cannot be used ({reason}); check the connection and the permissions.",
    ),
    notices.ServerSilent: QT_TRANSLATE_NOOP(
        "Translator",
        "{url} does not answer ({reason}); it is asked again for up to {minutes} minutes.",
    ),
    files.NotFound: QT_TRANSLATE_NOOP("Translator", "{path} does not exist; check the name."),
    files.NotReadable: QT_TRANSLATE_NOOP(
        "Translator", "{path} cannot be read; check its permissions and the disk."
    ),
    files.NameTooLong: QT_TRANSLATE_NOOP(
        "Translator", "The name {path} is too long for the disk; choose a shorter one."
    ),
    files.BrokenLink: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} is a link to {target}, where there is no file; choose the file itself.",
    ),
    files.NotAFolder: QT_TRANSLATE_NOOP(
        "Translator", "{path} is a file and not a folder; check the name."
    ),
    files.NotAFile: QT_TRANSLATE_NOOP(
        "Translator", "{path} is a folder, pipe, socket or device and not a file; choose a file."
    ),
    files.EmptyFile: QT_TRANSLATE_NOOP(
        "Translator", "{path} is empty (0 bytes); copy it again from where it came from."
    ),
    files.FileSizeLimited: QT_TRANSLATE_NOOP(
        "Translator",
        "The disk or the system allows no file of {needed} in {path}; choose another folder.",
    ),
    files.QuotaReached: QT_TRANSLATE_NOOP(
        "Translator",
        "Your share of the disk of {path} is used up; free {needed} or choose another folder.",
    ),
    files.TooManyOpenFiles: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} cannot be opened, since too many files are open; close other programs and try "
        "again.",
    ),
    files.NameNotAllowed: QT_TRANSLATE_NOOP(
        "Translator", "The disk does not allow the name {path}; choose another one."
    ),
    files.ReadOnlyDisk: QT_TRANSLATE_NOOP(
        "Translator", "The disk of {path} can only be read; choose another folder."
    ),
    files.NotARegularFile: QT_TRANSLATE_NOOP(
        "Translator", "{path} is no regular file, or far too large; choose another file."
    ),
    files.NotAPhoto: QT_TRANSLATE_NOOP("Translator", "{path} is not a photo; choose another file."),
    files.UnsupportedFormat: QT_TRANSLATE_NOOP(
        "Translator",
        "{path} has the format {format}, which cannot be used here; save it as PNG, JPEG, TIFF or "
        "WebP.",
    ),
    files.AlreadyExists: QT_TRANSLATE_NOOP(
        "Translator", "{path} exists already; choose another name or allow overwriting."
    ),
    files.NotWritable: QT_TRANSLATE_NOOP(
        "Translator", "{path} cannot be written; choose another folder."
    ),
    files.DiskFull: QT_TRANSLATE_NOOP(
        "Translator", "The disk of {path} is full; free {needed} or choose another folder."
    ),
}
"""Message template of each error about a path."""
