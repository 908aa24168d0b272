"""Memory of computed tensors."""

import pytest

torch = pytest.importorskip("torch", reason="the memory holds tensors of torch")

from models.diffusion.systems.tensor_memory import (  # noqa: E402
    LARGEST_COUNT,
    TensorMemory,
    fingerprint,
)


def test_tensor_is_computed_once() -> None:
    memory = TensorMemory()
    first = memory.recall("a", lambda: torch.zeros(2))
    assert memory.recall("a", lambda: torch.ones(2)) is first


def test_tensor_that_was_not_used_for_longest_is_dropped() -> None:
    memory = TensorMemory()
    for number in range(LARGEST_COUNT):
        memory.recall(number, lambda: torch.zeros(1))
    memory.recall(0, lambda: torch.zeros(1))
    memory.recall("new", lambda: torch.zeros(1))
    assert 0 in memory
    assert 1 not in memory


def test_fingerprint_tells_numbers_and_shapes_apart() -> None:
    zeros = torch.zeros(1, 3, 4, 6)
    assert fingerprint(zeros) == fingerprint(zeros.clone())
    assert fingerprint(zeros) != fingerprint(zeros.reshape(1, 3, 6, 4))
    assert fingerprint(zeros) != fingerprint(zeros + 1)
