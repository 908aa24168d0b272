"""Constraints: clauses that keep a part of what a step would change, such as the film grain.

"Remove the noise but keep the film grain" wants and forbids the same wish. Where the kept part has
a parameter, the step is limited by it; otherwise nothing is done about the wish. "Remove the noise
without smoothing the skin" tells how: the step is gentle.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from models.core.plan import PlannedStep
from models.core.wish_table import Wish
from models.planning.classified_clause import ClassifiedClause

CAST_REMOVED: Final = "remove the colour cast"
"""Clause of a step against fading that is to take a colour cast away."""

CAST: Final = re.compile(
    r"gelb|vergilb|rotstich|blaustich|grünstich|farbstich|amarill|amarel|jaun|dominante|teint[ée]"
    r"|tono\b|tinte|누렇|누런|노랗|노란|황변|색조|黄|セピア|色かぶり|色被り|偏色|泛黄|发黄|偏黄",
    re.IGNORECASE,
)
"""Words of other languages than English for a colour cast."""

GRAIN_KEPT: Final = 0.5
"""Strength, 0 to 1, of a step against noise that is to keep the film grain, and of gentle steps."""

KEPT_PARTS: Final = {
    Wish.NOISE: re.compile(
        r"grain|korn|körn|\bgrano|\bgrão|granula|그레인|입자|필름|粒子|粒状|颗粒"
        r"|textur|struktur|structure|pores?\b|haut|skin|\bpeau|\bpiel|\bpele|질감|피부|뭉개"
        r"|質感|肌|质感|皮肤|磨皮",
        re.IGNORECASE,
    ),
    Wish.FADING: re.compile(
        r"sepia|s[eé]pia|\bton\w*|\btint|\btint|warm|brown|braun|세피아|色调|セピア|复古|棕",
        re.IGNORECASE,
    ),
}
"""Words for the parts that can be kept, by wish."""


def steering_clause(wish: Wish, meaning: str) -> str:
    """Return the text that steers a wish's step: the clause's `meaning`, or a fixed English one."""
    return CAST_REMOVED if wish is Wish.FADING and CAST.search(meaning) else meaning


def split_constraints(
    classified: tuple[ClassifiedClause, ...],
) -> tuple[tuple[ClassifiedClause, ...], tuple[ClassifiedClause, ...]]:
    """Split clauses into wishes and those that keep a part of the effect of another wish.

    `classified` are all clauses of an instruction."""
    wanted = {each.wish for each in classified if each.is_wanted}
    kept = tuple(
        each
        for each in classified
        if (_keeps_part(each) or each.tells_manner) and each.wish in wanted
    )
    return tuple(each for each in classified if each not in kept), kept


def apply_constraints(planned: PlannedStep, constraints: Iterable[ClassifiedClause]) -> PlannedStep:
    """Return a planned step whose effect is limited by clauses that keep a part of it.

    `constraints` are such clauses ("keep the grain")."""
    limiting = [each for each in constraints if each.wish is planned.wish]
    if not limiting:
        return planned
    if planned.wish is Wish.NOISE or all(each.tells_manner for each in limiting):
        return replace(planned, strength=min(planned.strength, GRAIN_KEPT))
    step = planned.step.with_clause(planned.wish.spec.instruction)
    return replace(planned, step=step)


def _keeps_part(classified: ClassifiedClause) -> bool:
    words = KEPT_PARTS.get(classified.wish) if classified.wish else None
    return bool(classified.clause.negated and words and words.search(classified.clause.text))
