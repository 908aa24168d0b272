"""Marks of damage: pieces at a sensitivity, and their corrections."""

import numpy as np
import pytest

from desktop.document.damage_corrections import UNCORRECTED, DamageCorrections
from desktop.document.layer import Layer
from desktop.document.mask import FULL, Mask, MaskMode, MaskPatch
from desktop.restoration.damage_detection import DamageMap
from desktop.restoration.damage_marks import (
    FAINT,
    DamagePieces,
    MarkedDamage,
    find_pieces,
    mark_damage,
    toggle_at,
    with_damage_mask,
)
from models.core.pixels import DAMAGE_MARGIN, Rect
from models.core.plan import Step

WHOLE = Rect(0, 0, 60, 40)
SURE, DOUBTFUL = Rect(10, 10, 4, 4), Rect(40, 20, 6, 6)
PEAK = (12, 11)
"""Surest pixel of the sure piece."""


def pieces(sensitivity: float = 0.9) -> DamagePieces:
    levels = np.zeros((WHOLE.h, WHOLE.w), np.uint8)
    levels[SURE.slices] = 240
    levels[PEAK[1], PEAK[0]] = 250
    levels[DOUBTFUL.slices] = 130
    return find_pieces(DamageMap(levels), sensitivity)


def marked(corrections: DamageCorrections = UNCORRECTED, sensitivity: float = 0.9) -> MarkedDamage:
    return mark_damage(pieces(sensitivity), corrections, None)


def patch(rect: Rect) -> MaskPatch:
    return MaskPatch(rect, np.full((rect.h, rect.w), FULL, np.uint8))


def painted(rect: Rect, mode: MaskMode = MaskMode.ADD) -> DamageCorrections:
    return UNCORRECTED.painted(patch(rect), mode, WHOLE)


def level(mask: Mask, x: int, y: int) -> int:
    return int(mask.levels(Rect(x, y, 1, 1))[0, 0])


@pytest.mark.parametrize(("sensitivity", "count"), [(0.01, 0), (0.2, 1), (0.6, 2)])
def test_higher_sensitivity_marks_more_places(sensitivity: float, count: int) -> None:
    assert marked(sensitivity=sensitivity).count == count


def test_mask_is_the_damage_with_its_margin() -> None:
    values = marked(sensitivity=0.2).mask.values
    assert (values[SURE.grown(DAMAGE_MARGIN, WHOLE).slices] == 1).all()
    assert values.sum() == SURE.grown(DAMAGE_MARGIN, WHOLE).area


def test_piece_is_named_by_its_surest_pixel() -> None:
    assert pieces().piece_at((SURE.x, SURE.y)) == PEAK


def test_pixel_outside_of_all_pieces_has_no_piece() -> None:
    assert pieces().piece_at((0, 0)) is None


def test_name_of_a_piece_stays_when_the_sensitivity_changes() -> None:
    assert pieces(0.1).piece_at(PEAK) == pieces(0.95).piece_at(PEAK)


def test_clicked_piece_is_not_repaired_but_shown_faintly() -> None:
    corrections = toggle_at(marked(), UNCORRECTED, (10.5, 10.5), 0)
    after = marked(corrections)
    assert (level(after.mask, 10, 10), level(after.shown, 10, 10)) == (0, FAINT)
    assert after.count == 1


def test_second_click_takes_the_piece_back() -> None:
    once = toggle_at(marked(), UNCORRECTED, (10.5, 10.5), 0)
    assert toggle_at(marked(once), once, (10.5, 10.5), 0) == UNCORRECTED


def test_click_beside_a_piece_counts_within_reach() -> None:
    assert toggle_at(marked(), UNCORRECTED, (4.5, 10.5), 4).dropped == {PEAK}


def test_click_beyond_reach_changes_nothing() -> None:
    assert toggle_at(marked(), UNCORRECTED, (2.5, 2.5), 4) == UNCORRECTED


def test_click_beside_the_photo_changes_nothing() -> None:
    assert toggle_at(marked(), UNCORRECTED, (-30.0, 300.0), 4) == UNCORRECTED


def test_dropped_piece_stays_dropped_at_another_sensitivity() -> None:
    corrections = toggle_at(marked(sensitivity=0.2), UNCORRECTED, (11.0, 11.0), 0)
    assert level(marked(corrections, sensitivity=0.95).mask, 11, 11) == 0


def test_painted_damage_is_marked() -> None:
    assert level(marked(painted(Rect(0, 30, 5, 5))).mask, 2, 32) == FULL


def test_painted_out_damage_is_not_marked() -> None:
    after = marked(painted(SURE, MaskMode.SUBTRACT))
    assert level(after.mask, 11, 11) == 0
    assert level(after.mask, SURE.x - 1, 11) == FULL


def test_later_stroke_wins() -> None:
    corrections = painted(SURE, MaskMode.SUBTRACT).painted(patch(SURE), MaskMode.ADD, WHOLE)
    assert corrections.removed is None
    assert level(marked(corrections).mask, 11, 11) == FULL


def test_click_erases_the_painted_place_and_no_other() -> None:
    both = painted(Rect(0, 30, 5, 5)).painted(patch(Rect(20, 30, 5, 5)), MaskMode.ADD, WHOLE)
    after = toggle_at(marked(both), both, (2.0, 32.0), 0)
    assert after.added is not None
    assert (level(after.added, 2, 32), level(after.added, 22, 32)) == (0, FULL)


def test_marks_end_where_the_step_ends() -> None:
    values = np.zeros((WHOLE.h, WHOLE.w), np.float32)
    values[:, 30:] = 1
    within = mark_damage(pieces(), painted(Rect(0, 30, 5, 5)), Mask.of(values))
    assert within.count == 1
    assert not within.shown.values[:, :30].any()


def test_photo_without_damage_has_no_marks() -> None:
    empty = find_pieces(DamageMap(np.zeros((40, 60), np.uint8)), 0.9)
    after = mark_damage(empty, UNCORRECTED, None)
    assert (after.count, after.mask.is_empty) == (0, True)


def test_sensitivity_alone_needs_no_mask() -> None:
    assert not UNCORRECTED.with_sensitivity(0.5).has_marks


def _layers() -> tuple[Layer, ...]:
    steps = (("a", "scratches"), ("b", "instruct"), ("c", "scratches"))
    return tuple(Layer.from_step(id, id, Step(name, {})) for id, name in steps)


def test_first_searching_layer_repairs_the_mask_and_the_next_is_left_out() -> None:
    repair, other = with_damage_mask(_layers(), marked().mask)
    assert (repair.id, repair.step.masked, repair.mask) == ("a", True, marked().mask)
    assert other == _layers()[1]


def test_no_layer_repairs_an_empty_mask() -> None:
    layers = with_damage_mask(_layers(), Mask.constant(60, 40, 0))
    assert [layer.id for layer in layers] == ["b"]


def test_layer_that_fills_a_selection_stays() -> None:
    filling = Layer.from_step("d", "d", Step("scratches", {"masked": True}))
    filling = filling.with_mask(marked().mask)
    assert with_damage_mask((filling,), Mask.constant(60, 40, 0)) == (filling,)
