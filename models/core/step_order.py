"""Order of the steps in a plan, as stages that every wish of the wish table belongs to."""

from enum import IntEnum


class PlanStage(IntEnum):
    """Stages of a plan in the order in which they run; within one, the order of the wish table.

    Values are not stored anywhere and may be changed."""

    FILM = 0  # before anything that looks at tones
    PRINTED_DOTS = 1  # before repairs that would spread the dots
    SURFACE_DAMAGE = 2
    WEATHER = 3
    COMPRESSION = 4
    NOISE = 5
    BLUR = 6  # after noise, which sharpening would raise
    LIGHT_AND_COLOUR = 7
    IMPROVEMENT = 8
    FACES = 9
    DETAIL = 10
    COLOURING = 11
    SIZE = 12  # last: everything before it runs on the photo's own pixels
