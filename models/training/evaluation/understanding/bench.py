"""Plans for sentences by the bundled networks, with the time that each takes."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.core.device import Device, EngineSettings
from models.core.protocols import Embeddings
from models.engine.local_engine import make_local_engine
from models.planning.clause_classification import classify
from models.planning.clause_reader import ClauseReader
from models.planning.planner import make_plan
from models.training.evaluation.understanding.expectation import Case
from models.training.evaluation.understanding.outcome import SIDES, Outcome


@dataclass(frozen=True, slots=True)
class Measured:
    """Test case with its plan and the seconds that planning took."""

    case: Case
    outcome: Outcome
    seconds: float


class PlanningBench:
    """Planner with the program's encoder and clause reader.

    The last sentence's embeddings are kept, so that its places can be read without a second run."""

    def __init__(self) -> None:
        self._engine = make_local_engine(EngineSettings(Device.CPU))
        self._known = dict[tuple[str, ...], Embeddings]()

    def measure(self, case: Case) -> Measured:
        """Plan the sentence of a case for a photo without findings. Raises: ModelError."""
        self._known.clear()
        start = time.perf_counter()
        plan = make_plan(case.sentence, (), self._embed, sides=SIDES)
        seconds = time.perf_counter() - start
        classified = classify(case.sentence, self._embed, ClauseReader.bundled())
        return Measured(case, Outcome.of(plan, classified), seconds)

    def _embed(self, texts: tuple[str, ...]) -> Embeddings:
        if texts not in self._known:
            self._known[texts] = self._engine.embed(texts)
        return self._known[texts]


def describe_times(measured: Sequence[Measured]) -> str:
    """Return a text on the time of the first sentence, and median and 95th percentile of others."""
    first, *warm = [each.seconds * 1000 for each in measured]
    median, high = np.percentile(warm or [first], (50, 95))
    return f"first {first:.0f} ms, then median {median:.0f} ms, 95th percentile {high:.0f} ms"
