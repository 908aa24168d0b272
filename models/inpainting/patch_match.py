"""Approximate nearest neighbours between patches: PatchMatch.

Barnes et al. 2009, "PatchMatch: a randomized correspondence algorithm for structural image
editing", section 3: start from any field, let neighbours pass on their matches (propagation), and
try positions around each match within radii that halve (random search). Both are done for all
patches at once, in numpy.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.inpainting.patch_vectors import Flags, Numbers, PatchSpace, Plane

STEPS: Final = ((0, 1), (1, 0), (0, -1), (-1, 0))
"""Offsets (rows, columns) of the neighbours that pass on their matches."""


@dataclass(slots=True)
class Field:
    """Best source patch so far for each target patch, with their squared distances.

    `targets` and `sources` are patch centres, N x 2: row, column."""

    targets: Numbers
    sources: Numbers
    distances: Plane

    def index_table(self, shape: tuple[int, ...]) -> Numbers:
        """Return the target's index at each pixel of a picture of `shape` (H x W); else -1."""
        table: Numbers = np.full(shape, -1)
        table[self.targets[:, 0], self.targets[:, 1]] = np.arange(len(self.targets))
        return table


class Matcher:
    """Matcher that finds similar source patches for the target patches of a picture.

    `image` is H x W x C; `sources` (H x W) marks the centres of patches that may be copied."""

    def __init__(self, image: Plane, sources: Flags, rng: np.random.Generator) -> None:
        self._rng, self._shape = rng, sources.shape
        centres = np.argwhere(sources)
        self._space = PatchSpace.of(image, centres, rng)
        self._number = np.full(sources.shape, -1, np.int32)
        self._number[sources] = np.arange(len(centres), dtype=np.int32)
        self._centres = centres
        self._vectors = self._space.project(image, centres)

    def scatter(self, targets: Numbers) -> Field:
        """Return a field that assigns to each target a random allowed source, at infinite distance.

        `targets` are the rows and columns of N pixels, N x 2."""
        chosen = self._rng.integers(len(self._centres), size=len(targets))
        return Field(targets, self._centres[chosen], np.full(len(targets), np.inf, np.float32))

    def adopt(self, targets: Numbers, sources: Numbers) -> Field:
        """Return a field with these sources; random ones replace those that are not allowed."""
        field = self.scatter(targets)
        inside = np.clip(sources, 0, np.array(self._shape) - 1)
        good = self._number[inside[:, 0], inside[:, 1]] >= 0
        field.sources[good] = inside[good]
        return field

    def improve(self, image: Plane, field: Field, rounds: int, reach: int) -> None:
        """Improve the sources of a field in some rounds; patches are compared with `image`.

        `reach` is the first radius of the random search, in pixels."""
        vectors = self._space.project(image, field.targets)
        field.distances = self._distances(vectors, field.sources)
        places = field.index_table(self._shape)
        for turn in range(rounds):
            for step in STEPS if turn % 2 == 0 else STEPS[::-1]:
                self._propagate(vectors, field, places, step)
            self._search(vectors, field, reach)

    def _propagate(
        self, vectors: Plane, field: Field, places: Numbers, step: tuple[int, int]
    ) -> None:
        near = field.targets - step
        inside = ((near >= 0) & (near < self._shape)).all(1)
        near = np.clip(near, 0, np.array(self._shape) - 1)
        giver = places[near[:, 0], near[:, 1]]
        takes = np.flatnonzero(inside & (giver >= 0))
        self._try(vectors, field, takes, field.sources[giver[takes]] + step)

    def _search(self, vectors: Plane, field: Field, reach: int) -> None:
        while reach >= 1:
            shift = self._rng.integers(-reach, reach + 1, size=field.sources.shape)
            self._try(vectors, field, np.arange(len(shift)), field.sources + shift)
            reach //= 2

    def _try(self, vectors: Plane, field: Field, who: Numbers, sources: Numbers) -> None:
        """Take `sources` for the targets numbered `who` where they are nearer than the old.

        `vectors` are the targets' patches, a row each."""
        inside = ((sources >= 0) & (sources < self._shape)).all(1)
        who, sources = who[inside], sources[inside]
        number = self._number[sources[:, 0], sources[:, 1]]
        good = number >= 0
        who, sources, number = who[good], sources[good], number[good]
        difference = vectors[who] - self._vectors[number]
        distances = np.einsum("ij,ij->i", difference, difference)
        better = distances < field.distances[who]
        field.sources[who[better]] = sources[better]
        field.distances[who[better]] = distances[better]

    def _distances(self, vectors: Plane, sources: Numbers) -> Plane:
        difference = vectors - self._vectors[self._number[sources[:, 0], sources[:, 1]]]
        return np.asarray(np.einsum("ij,ij->i", difference, difference))
