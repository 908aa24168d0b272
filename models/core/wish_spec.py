"""Fields of an entry of the wish table: all that the program knows about one wish."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from models.core.step_order import PlanStage
from models.core.translation import QT_TRANSLATE_NOOP

INSTRUCT_MODELS: Final = ("heirloom-instruct",)
FOUND_CLUE: Final = QT_TRANSLATE_NOOP("Translator", "found in the photo")
"""Text that explains a finding without measured evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WishSpec:
    """Everything that the program knows about one wish (kind of restoration).

    Texts are English; those marked with QT_TRANSLATE_NOOP are shown in the user's language."""

    stage: PlanStage
    """Stage of a plan in which steps for the wish run."""
    title: str
    """Imperative text for what a step does, such as "Remove noise". Translated."""
    defect: str
    """Noun for what is wrong with the photo, such as "noise". Translated."""
    instruction: str
    """Instruction that the network receives when the user named no wish."""
    example: str = ""
    """Instruction that the window offers as an example; empty for none. Translated."""

    pattern: str = ""
    """Regular expression, case-insensitive and searched for in the composed (NFC) text of a clause
    as it was typed: a clause that contains it asks for this wish with certainty. Empty for none."""
    is_trained: bool = False
    """Whether the wish classifier and the bundled image networks are trained for this wish."""
    is_generative: bool = False
    """Whether the best models for the wish invent detail. Which clauses ask for that is decided by
    `models.planning.planner.generative_wishes`."""

    restorer: str = "instruct"
    """Name of the restorer that serves the wish unless a better model is installed."""
    models: tuple[str, ...] = INSTRUCT_MODELS
    """Ids of the models that this restorer runs."""
    needs_clause: bool = True
    """Whether the restorer has a parameter `clause`, the text that steers its network."""
    params: Mapping[str, float] = field(default_factory=dict)
    """Further parameters of the wish's step, by name."""
    params_if_found: Mapping[str, float] = field(default_factory=dict)
    """Parameters that replace those of `params` when the diagnosis found the defect."""
    is_instant: bool = False
    """Whether the restorer answers within about a second on a processor, so that a plan can be
    previewed before it is accepted."""
    needs_whole_photo: bool = False
    """Whether the wish concerns light and colour of the whole photo, so that several clauses about
    it are one instruction."""

    min_score: float = 0.5
    """Least score of a finding, 0 to 1, that gets a step of its own; infinite for never."""
    min_strength: float = 1.0
    """Strength of a step, 0 to 1, for a wish that the user named and the diagnosis did not find.
    The strength rises to 1 with the score of the finding."""

    found_strength: float = 1.0
    """Strength of a step, 0 to 1, that only the diagnosis asks for."""

    evidence: tuple[str, ...] = ()
    """Names of the features that speak for a finding, see `models.diagnosis.photo_features`."""
    clue: str = FOUND_CLUE
    """Text template for what was measured, filled with the evidence. Translated."""
    vague_clue: str = ""
    """Text template in place of `clue` when a feature is out of its reliable range. Translated."""
    vague_from: tuple[str, float] = ("", math.inf)
    """Name of the feature and the value from which `vague_clue` is used."""

    def clue_for(self, evidence: Mapping[str, float]) -> str:
        """Return the template of the sentence that explains a finding with this evidence."""
        feature, limit = self.vague_from
        clue = self.vague_clue if evidence.get(feature, -math.inf) >= limit else self.clue
        return clue if evidence else FOUND_CLUE

    def matches(self, text: str) -> bool:
        """Return whether a text, in any case, contains the wish's regular expression `pattern`."""
        composed = unicodedata.normalize("NFC", text)
        return bool(self.pattern) and bool(re.search(self.pattern, composed, re.IGNORECASE))

    @property
    def translated_texts(self) -> Iterator[str]:
        """Texts of the entry that every language file must contain."""
        return filter(None, (self.title, self.defect, self.example, self.clue, self.vague_clue))
