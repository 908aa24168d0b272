"""English templates for the notes of a plan: what is said to clauses that become no step."""

from typing import Final

from desktop.i18n.english_messages import shorten
from models.core.intent import Intent
from models.core.place import Place
from models.core.plan import Note, NoteKind
from models.core.translation import QT_TRANSLATE_NOOP

NOTES: Final = {
    NoteKind.KEPT: QT_TRANSLATE_NOOP("Translator", "“{clause}”: this stays as it is."),
    NoteKind.FINE: QT_TRANSLATE_NOOP(
        "Translator", "“{clause}”: nothing is wrong there, so nothing is done about it."
    ),
    NoteKind.OPPOSITE: QT_TRANSLATE_NOOP(
        "Translator", "“{clause}”: this is the opposite of a repair; it stays as it is."
    ),
    NoteKind.TOOL: QT_TRANSLATE_NOOP("Translator", "“{clause}”: {answer}"),
    NoteKind.UNSUPPORTED: QT_TRANSLATE_NOOP(
        "Translator", "“{clause}” is not possible here: {answer}"
    ),
    NoteKind.DECLINED: QT_TRANSLATE_NOOP(
        "Translator", "“{clause}” is not about the photo. Say what is wrong with it."
    ),
    NoteKind.NOT_FOUND: QT_TRANSLATE_NOOP(
        "Translator",
        "“{clause}”: no face can be found in the photo. Select the place, then say it again.",
    ),
    NoteKind.APPROXIMATE: QT_TRANSLATE_NOOP(
        "Translator",
        "“{clause}”: the place is guessed from the faces and only approximate. "
        "The mask of the layer can be corrected.",
    ),
    NoteKind.BASIC: QT_TRANSLATE_NOOP(
        "Translator",
        "“{clause}”: noise and blur are taken from each face, and nothing is invented. "
        "To rebuild what is lost, {answer}",
    ),
    NoteKind.SELECT: QT_TRANSLATE_NOOP(
        "Translator",
        "“{clause}”: select the thing that had this colour, then say it again.",
    ),
    NoteKind.SIZE: QT_TRANSLATE_NOOP(
        "Translator",
        "“{clause}” asks for {factor} times the size. The networks enlarge 2 or 4 times; "
        "the exported file is resampled to the size asked for.",
    ),
}
"""Templates by the kind of a note."""

ALREADY_LARGE: Final = QT_TRANSLATE_NOOP(
    "Translator", "“{clause}”: the photo is that large already, so it is not enlarged."
)
"""Template for a size that the photo has."""

_LEVELS: Final = QT_TRANSLATE_NOOP("Translator", "take Levels (Ctrl+Shift+L).")
_CROP: Final = QT_TRANSLATE_NOOP("Translator", "take Crop and straighten (key C).")
_SELECT: Final = QT_TRANSLATE_NOOP(
    "Translator", "select it with a tool on the left, then press Fill (key F)."
)
_REPAIRS: Final = QT_TRANSLATE_NOOP(
    "Translator", "this program repairs what is in the photo and does not change what it shows."
)
_NO_TOOL: Final = QT_TRANSLATE_NOOP("Translator", "this program has no tool for it yet.")
_NO_NETWORK: Final = QT_TRANSLATE_NOOP(
    "Translator", "no network for it comes with the program yet."
)

ANSWERS: Final = {
    Intent.CROP: _CROP,
    Intent.STRAIGHTEN: _CROP,
    Intent.ROTATE: QT_TRANSLATE_NOOP(
        "Translator", "take Turn left (Ctrl+[) or Turn right (Ctrl+])."
    ),
    Intent.LEVELS: QT_TRANSLATE_NOOP(
        "Translator", "take Levels (Ctrl+Shift+L) or Curves (Ctrl+Shift+U)."
    ),
    Intent.WARMER: _LEVELS,
    Intent.COOLER: _LEVELS,
    Intent.DARKER: _LEVELS,
    Intent.CONTRAST: _LEVELS,
    Intent.HEAL: QT_TRANSLATE_NOOP("Translator", "take Heal spots (key J)."),
    Intent.FILL_SELECTION: _SELECT,
    Intent.REMOVE_OBJECT: _SELECT,
    Intent.FACES: QT_TRANSLATE_NOOP(
        "Translator",
        "get a network for faces in the model library (Ctrl+Shift+M).",
    ),
    Intent.UNDO: QT_TRANSLATE_NOOP("Translator", "press Ctrl+Z."),
    Intent.REDO: QT_TRANSLATE_NOOP("Translator", "press Ctrl+Shift+Z."),
    Intent.EXPORT: QT_TRANSLATE_NOOP("Translator", "take Export (Ctrl+E)."),
    Intent.COMPARE: QT_TRANSLATE_NOOP("Translator", "take Before and after (key Y)."),
    Intent.RESET: QT_TRANSLATE_NOOP(
        "Translator", "press Ctrl+Z until the history is at its beginning."
    ),
    Intent.COLORIZE: QT_TRANSLATE_NOOP(
        "Translator",
        "no network for colours is installed. Say what had which colour, such as “her dress was "
        "dark green”.",
    ),
    Intent.MIRROR: _NO_TOOL,
    Intent.SPLIT: QT_TRANSLATE_NOOP("Translator", "take Cut out prints of a scan (Ctrl+Shift+P)."),
    Intent.LESS_SATURATION: _NO_TOOL,
    Intent.BLACK_AND_WHITE: _NO_TOOL,
    Intent.SEPIA: _NO_TOOL,
    Intent.VIGNETTE: _NO_TOOL,
    Intent.PRINT_SIZE: QT_TRANSLATE_NOOP(
        "Translator", "take Export (Ctrl+E) and choose the size For a print."
    ),
    Intent.IDENTITY: QT_TRANSLATE_NOOP(
        "Translator", "this program restores photos and does not recognise what they show."
    ),
}
"""Advice, or the reason why something is not possible, by intent. Translated."""


PLACES: Final = {
    Place.LEFT: QT_TRANSLATE_NOOP("Translator", "left half"),
    Place.RIGHT: QT_TRANSLATE_NOOP("Translator", "right half"),
    Place.TOP: QT_TRANSLATE_NOOP("Translator", "upper half"),
    Place.BOTTOM: QT_TRANSLATE_NOOP("Translator", "lower half"),
    Place.TOP_LEFT: QT_TRANSLATE_NOOP("Translator", "upper left corner"),
    Place.TOP_RIGHT: QT_TRANSLATE_NOOP("Translator", "upper right corner"),
    Place.BOTTOM_LEFT: QT_TRANSLATE_NOOP("Translator", "lower left corner"),
    Place.BOTTOM_RIGHT: QT_TRANSLATE_NOOP("Translator", "lower right corner"),
    Place.CENTER: QT_TRANSLATE_NOOP("Translator", "centre"),
    Place.BORDER: QT_TRANSLATE_NOOP("Translator", "border"),
    Place.FACE: QT_TRANSLATE_NOOP("Translator", "faces"),
    Place.EYES: QT_TRANSLATE_NOOP("Translator", "eyes"),
    Place.MOUTH: QT_TRANSLATE_NOOP("Translator", "mouth"),
    Place.CLOTHES: QT_TRANSLATE_NOOP("Translator", "clothes"),
    Place.PERSON: QT_TRANSLATE_NOOP("Translator", "person"),
    Place.BACKGROUND: QT_TRANSLATE_NOOP("Translator", "background"),
}
"""Names of the places that can be found."""

LIMITED: Final = QT_TRANSLATE_NOOP("Translator", "“{clause}” (only: {place})")
"""Template for the reason of a step that is limited to a place."""

LEAVING_OUT: Final = QT_TRANSLATE_NOOP("Translator", "“{clause}” (all but: {place})")
"""Template for the reason of a step that leaves out a place."""


def note_template(note: Note) -> str:
    """Return the template of a note: why a clause becomes no step."""
    is_large = note.kind is NoteKind.SIZE and (note.value or 0) <= 1
    return ALREADY_LARGE if is_large else NOTES[note.kind]


def answer_template(note: Note) -> str:
    """Return the template of what the user can do about a note instead, or why it is impossible."""
    return ANSWERS.get(note.intent, _REPAIRS)


def format_note(note: Note) -> str:
    """Format a note in English."""
    factor = f"{note.value:.4g}" if note.value else ""
    clause = shorten(note.text)
    return note_template(note).format(clause=clause, answer=answer_template(note), factor=factor)
