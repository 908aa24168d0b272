"""Tests of the recognition of colour negatives."""

from dataclasses import replace

import numpy as np
import pytest

from models.core.pixels import Pixels, as_levels
from models.core.plan import Finding
from models.core.wish_table import Wish
from models.diagnosis.defect_classifier import diagnose
from models.diagnosis.negative_detection import (
    UNBORDERED,
    FilmMeasures,
    find_negative,
    measure_film,
)
from tests.models.imaging.test_film_inversion import negative_of, scene

NEGATIVE = FilmMeasures(0.7, 0.35, 0.5, (1.3, 1.3, 1.2), (0.35, 0.5), 0.2, 0)
FRAMED = replace(NEGATIVE, bordered_sides=4)


def found(photo: Pixels) -> Finding | None:
    return find_negative(as_levels(photo, np.dtype(np.uint16)))


def test_colour_negative_is_found() -> None:
    finding = found(negative_of(scene()))
    assert finding is not None
    assert finding.kind is Wish.NEGATIVE
    assert finding.is_worth_repairing


def test_photo_is_no_negative() -> None:
    assert found(scene()) is None


def test_photo_in_the_light_of_a_sunset_is_no_negative() -> None:
    assert found(scene() * np.array((1, 0.6, 0.3), np.float32)) is None


def test_brown_print_is_no_negative() -> None:
    grey = scene().mean(axis=2, keepdims=True)
    brown = grey * np.array((0.75, 0.62, 0.45)) + np.array((0.2, 0.14, 0.07))
    assert measure_film(brown.astype(np.float32)).variety < UNBORDERED.variety[0]
    assert found(brown.astype(np.float32)) is None


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_even_picture_is_no_negative(level: float) -> None:
    assert found(np.full((40, 60, 3), level, np.float32)) is None


def test_nothing_else_is_found_in_a_negative() -> None:
    scan = np.pad(negative_of(scene()), ((100, 100), (100, 100), (0, 0)), "wrap")
    findings = diagnose(as_levels(scan, np.dtype(np.uint8)))
    assert [finding.kind for finding in findings] == [Wish.NEGATIVE]


@pytest.mark.parametrize(
    "measures",
    [
        replace(NEGATIVE, base=1.0),
        replace(NEGATIVE, green_mask=0.1),
        replace(NEGATIVE, green_mask=0.7),
        replace(NEGATIVE, blue_mask=0.1),
        replace(NEGATIVE, variety=0.03),
        replace(NEGATIVE, ranges=(1.3, 2.5, 1.2)),
        replace(NEGATIVE, ranges=(1.7, 1.3, 1.0)),
        replace(NEGATIVE, dense_mask=(-0.2, 0.5)),
    ],
)
def test_photo_that_differs_from_film_in_one_measure_is_no_negative(measures: FilmMeasures) -> None:
    assert NEGATIVE.is_negative
    assert not measures.is_negative


@pytest.mark.parametrize(
    "measures",
    [
        replace(FRAMED, green_mask=0.15),
        replace(FRAMED, ranges=(1.3, 2.5, 1.2)),
        replace(FRAMED, variety=0.02),
    ],
)
def test_border_of_unexposed_film_tells_doubtful_negatives(measures: FilmMeasures) -> None:
    assert measures.is_negative
    assert not replace(measures, bordered_sides=2).is_negative


def test_border_that_is_not_orange_is_no_film() -> None:
    assert not replace(FRAMED, green_mask=0.02).is_negative
