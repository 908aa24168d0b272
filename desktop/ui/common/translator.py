"""Translator: typed values of the core as text in the language of the user."""

import logging
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from desktop.document.heal_layer import HEAL
from desktop.document.layer_content import MERGED
from desktop.document.tone_adjustment import CURVES, LEVELS
from desktop.files.errors import DamagedPhoto
from desktop.i18n.batch_failure import Failure
from desktop.i18n.english_messages import clue_template, message_fields, shorten
from desktop.i18n.error_templates import CHOICES, TEMPLATES, UNFORESEEN
from desktop.i18n.offer_templates import ESTIMATED, MEASURED, USES, benefit_templates
from desktop.i18n.plan_note_templates import (
    LEAVING_OUT,
    LIMITED,
    PLACES,
    answer_template,
    note_template,
)
from models.catalog.model_cards import ModelCard
from models.core.licence import LicenceUse
from models.core.pixels import Rect
from models.core.plan import Choice, Effort, Finding, Note, Offer, PaceUnit, PlannedStep
from models.core.progress import DetailInvented, LittleDamageFound
from models.core.wish_table import Wish


def translate(text: str) -> str:
    """Translate a text marked for the context Translator into the language of the window."""
    return QCoreApplication.translate("Translator", text)


class LocalNumber(float):
    """Number that is formatted with the decimal point of the user's language."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Format the number by a float's `spec`, with the decimal point of the default locale."""
        return super().__format__(spec).replace(".", QLocale().decimalPoint())


def with_local_numbers(fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields of a template, those with a fraction formatted as in the user's language."""
    return {n: LocalNumber(v) if isinstance(v, float) else v for n, v in fields.items()}


class Translator(QObject):
    """Translator of wishes, findings, parameters, errors and notices into user-visible text."""

    def wish(self, wish: Wish) -> str:
        """Return what a step for the wish does, such as "Remove noise"."""
        return self.tr(wish.spec.title)

    def defect(self, kind: Wish) -> str:
        """Return what is wrong with the photo, such as "noise"."""
        return self.tr(kind.spec.defect)

    def purpose(self, card: ModelCard) -> str:
        """Describe the purpose of a model: the wishes it serves, else its task in other models."""
        known = {wish.value: wish for wish in Wish}
        wishes = [self.wish(known[wish]) for wish in card.wishes if wish in known]
        if wishes:
            return ", ".join(wishes)
        return {
            "sentence": self.tr("Reads instructions"),
            "language": self.tr("Reads instructions"),
            "text": self.tr("Reads instructions"),
            "damage": self.tr("Finds scratches and dust"),
            "faces": self.tr("Finds faces"),
            "fill": self.tr("Fills what was damaged"),
            "curves": self.tr("Light and colour"),
            "restore": self.tr("Noise, blur and JPEG blocks, as instructed"),
            "generate": self.tr("Rebuilds faces and detail"),
            "addon": self.tr("Runs generative models and imports PyTorch files"),
        }.get(card.task, self.tr("Part of another model"))

    def parameter_label(self, name: str) -> str:
        """Return the label of a step parameter, or its name if it has none."""
        return {
            "clause": self.tr("Instruction"),
            "sensitivity": self.tr("Sensitivity"),
            "masked": self.tr("Repair exactly the masked area"),
            "fidelity": self.tr("Fidelity"),
            "control": self.tr("Adherence to the photo"),
            "steps": self.tr("Steps (0: as published)"),
            "seed": self.tr("Seed"),
            "positive": self.tr("Prompt"),
            "negative": self.tr("Negative prompt"),
            "tags": self.tr("What the photo shows"),
            "pixel": self.tr("Repair of noise and blur"),
            "semantic": self.tr("Invented detail"),
            "quick": self.tr("Quick, with less detail"),
            "faces": self.tr("Process each face separately"),
            "background": self.tr("Process the background too"),
            "least_likeness": self.tr("Least likeness of a face"),
            "colour": self.tr("Colour (#rrggbb)"),
            "saturation": self.tr("Saturation"),
            "film_base": self.tr("Film base (#rrggbb)"),
            "exposure": self.tr("Exposure (stops)"),
            "contrast": self.tr("Contrast"),
            "temperature": self.tr("Warmth"),
            "tint": self.tr("Tint"),
            "amount": self.tr("Amount"),
        }.get(name, name)

    def layer(self, name: str) -> str:
        """Translate a layer name that is a wish or built in; names given by the user stay."""
        built_in = {
            LEVELS: self.tr("Levels"),
            CURVES: self.tr("Curves"),
            HEAL: self.tr("Healed spots"),
            MERGED: self.tr("Merged layers"),
        }
        return built_in.get(name) or (self.wish(Wish(name)) if name in set(Wish) else name)

    def omitted_from_recipe(self) -> str:
        """Return the sentence that masks, brush strokes and crop are not part of a recipe."""
        return self.tr(
            "Masks, brush strokes and the crop are not saved in the recipe: on other "
            "photos the steps act everywhere."
        )

    def reason(self, planned: PlannedStep) -> str:
        """Return why a step is in the plan: the quoted clause, or the evidence of the finding."""
        if planned.clause and planned.place:
            place = self.tr(PLACES[planned.place])
            template = LEAVING_OUT if planned.is_outside else LIMITED
            return self.tr(template).format(clause=shorten(planned.clause), place=place)
        if planned.clause:
            return self.quoted(planned.clause)
        evidence = planned.finding.evidence if planned.finding else {}
        return self.tr(clue_template(planned.finding)).format(**with_local_numbers(evidence))

    def quoted(self, clause: str) -> str:
        """Return a clause of an instruction between the quotation marks of the user's language."""
        return self.tr("“{clause}”").format(clause=shorten(clause))

    def effort(self, effort: Effort, rect: Rect) -> str:
        """Return time, memory and device of a generative step for a rect of this size."""
        template = self.tr("Takes about {time} and {gigabytes} GB of memory ({device}).")
        minutes = effort.minutes(rect.w, rect.h)
        whole = self.tr("{count} min").format(count=round(minutes))
        time = (
            whole
            if minutes >= 1
            else self.tr("{count} s").format(count=max(round(60 * minutes), 1))
        )
        gigabytes = QLocale().toString(effort.gigabytes, "f", 1)
        return template.format(time=time, gigabytes=gigabytes, device=effort.device)

    def choice(self, choice: Choice) -> str:
        """Return which network runs a step and why it was chosen."""
        return self.tr(CHOICES[choice.reason]).format(title=choice.title)

    def note(self, note: Note) -> str:
        """Return the answer of a plan to a clause that becomes no step."""
        answer = self.tr(answer_template(note))
        factor = QLocale().toString(note.value or 0.0, "g", 4)
        clause = shorten(note.text)
        return self.tr(note_template(note)).format(clause=clause, answer=answer, factor=factor)

    def benefits(self, offer: Offer) -> tuple[str, ...]:
        """Return the sentences that tell what the models of an offer do."""
        return tuple(self.tr(template) for template in benefit_templates(offer))

    def licence_use(self, use: LicenceUse) -> str:
        """Return what a licence allows, in a few words."""
        return self.tr(USES[use])

    def licence(self, name: str) -> str:
        """Return the line that names a licence."""
        return self.tr("Licence: {licence}").format(licence=name)

    def pace(self, seconds: float | None, unit: PaceUnit, *, is_measured: bool = False) -> str:
        """Return the time of a network for one unit; None gives ""."""
        template = self.tr(MEASURED if is_measured else ESTIMATED[unit])
        return template.format(time=self.duration(seconds)) if seconds is not None else ""

    def size(self, count: int) -> str:
        """Return a number of bytes in kB, MB or GB of powers of 1000; 0 gives ""."""
        units = QLocale.DataSizeFormat.DataSizeSIFormat
        return (
            QLocale().formattedDataSize(count, 0 if count >= 10**7 else 1, units) if count else ""
        )

    def offer_facts(self, offer: Offer) -> tuple[str, ...]:
        """Return size, licence and time of an offer, without what is unknown."""
        pace = self.pace(offer.seconds, offer.unit)
        return tuple(filter(None, (self.size(offer.size), self.licence_use(offer.use), pace)))

    def findings(self, findings: tuple[Finding, ...]) -> str:
        """Return a sentence that names the findings that count as found, if any."""
        found = ", ".join(self.defect(each.kind) for each in findings if each.is_shown)
        nothing = self.tr("No defects were found. Describe what you see.")
        return self.tr("Found: {faults}").format(faults=found) if found else nothing

    def message(self, value: object) -> str:
        """Return the sentence in the user's language for an error or a notice."""
        if isinstance(value, DetailInvented):
            invented = self.tr("{share} of the area was invented; Shift+I shows where.")
            return invented.format(share=f"{value.share:.0%}")
        if isinstance(value, LittleDamageFound):
            return self.tr(
                "Little certain damage was found; Ctrl+F shows possible damage. Select or paint "
                "the rest and press F to fill it."
            )
        if isinstance(value, DamagedPhoto):
            logging.getLogger(__name__).warning("%r", value)
            damaged = self.tr("{path} is damaged and cannot be opened; copy or scan it again.")
            return damaged.format(path=value.path)
        template = TEMPLATES.get(type(value))
        if template is None:
            logging.getLogger(__name__).error("unforeseen: %r", value)
            return self.tr(UNFORESEEN).format(kind=type(value).__name__)
        fields = message_fields(value)
        if isinstance(reason := fields.get("reason"), str):
            fields["reason"] = self.tr(reason)
        return self.tr(template).format(**with_local_numbers(fields))

    def failure(self, failure: Failure) -> str:
        """Return the sentence why a photo of a batch could not be restored."""
        return failure.format_message(self.tr)

    def duration(self, seconds: float | None) -> str:
        """Format a duration roughly, below 90 s in seconds, else in minutes; None gives ""."""
        if seconds is None:
            return ""
        if seconds < 1:
            return self.tr("less than 1 s")
        if seconds < 90:
            return self.tr("about {count} s").format(count=round(seconds))
        return self.tr("about {count} min").format(count=round(seconds / 60))

    def time_left(self, seconds: float | None) -> str:
        """Format a remaining time, rounded to 5 s so that it changes seldom; None gives ""."""
        if seconds is None:
            return ""
        if seconds < 90:
            left = max(5 * round(seconds / 5), 5) if seconds > 3 else 3
            return self.tr("about {count} s left").format(count=left)
        return self.tr("about {count} min left").format(count=round(seconds / 60))
