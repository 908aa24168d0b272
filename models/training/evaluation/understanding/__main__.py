"""Measure the understanding: `python -m models.training.evaluation.understanding [FILE ...]`.

Prints Markdown tables: exact plans by file, the further measures of the sentences that have them,
and the most frequent kinds of failure. The files are tables of sentences and expectations (see
models.training.evaluation.understanding.expectation).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from models.training.evaluation.evaluation_engine import print_row
from models.training.evaluation.understanding.bench import (
    Measured,
    PlanningBench,
    describe_times,
)
from models.training.evaluation.understanding.expectation import Target, read_cases

FOLDER: Final = Path("tests/data/understanding")
"""Folder of the sentences, from the root of the repository."""

MOST: Final = 25
"""Number of kinds of failure that are printed."""

Results = dict[str, list[Measured]]
"""Measured sentences by the name of their file."""


def print_exact(results: Results) -> None:
    """Print the share of exactly right plans for each file of sentences."""
    print_row("file", "sentences", "exact", "share")
    print_row("---", "---", "---", "---")
    for name, measured in results.items():
        exact = sum(each.outcome.is_exact(each.case) for each in measured)
        print_row(name, str(len(measured)), str(exact), f"{exact / len(measured):.1%}")


def print_measures(measured: Sequence[Measured]) -> None:
    """Print how degrees, sizes, places, directions and declined sentences were planned."""
    print_row("measure", "sentences", "right", "share")
    print_row("---", "---", "---", "---")
    _measure_row("degree", measured, _asks("degree"), lambda m: m.outcome.has_right_degrees(m.case))
    _measure_row("size", measured, _asks("size"), lambda m: m.outcome.has_right_size(m.case))
    _measure_row("place", measured, _asks("place"), lambda m: m.outcome.has_right_places(m.case))
    _measure_row(
        "forbidden things left alone",
        measured,
        lambda m: bool(m.case.forbidden),
        lambda m: not m.outcome.is_wrong_direction(m.case),
    )
    _measure_row(
        "declined",
        measured,
        lambda m: m.case.notation == "declined",
        lambda m: not m.outcome.targets,
    )


def _asks(field: str) -> Callable[[Measured], bool]:
    """Return a function that tells whether an expected answer of a sentence has a field."""
    return lambda measured: any(
        getattr(each, field) is not None for each in chain(*measured.case.clauses)
    )


def _measure_row(
    title: str,
    measured: Iterable[Measured],
    concerns: Callable[[Measured], bool],
    is_right: Callable[[Measured], bool],
) -> None:
    concerned = [each for each in measured if concerns(each)]
    right = sum(map(is_right, concerned))
    share = f"{right / len(concerned):.1%}" if concerned else "-"
    print_row(title, str(len(concerned)), str(right), share)


def print_kinds(measured: Sequence[Measured]) -> None:
    """Print the most frequent pairs of missing and surplus content of wrong plans."""
    kinds = Counter(kind_of_failure(each) for each in measured if not _is_right(each))
    print_row("missing", "too much", "sentences")
    print_row("---", "---", "---")
    for (missing, surplus), count in kinds.most_common(MOST):
        print_row(missing, surplus, str(count))


def kind_of_failure(measured: Measured) -> tuple[str, str]:
    """Return the names of what is missing and what is surplus, `-` for nothing."""
    missing, surplus = measured.outcome.difference(measured.case)
    return _names(missing), _names(surplus)


def print_wrong(results: Results) -> None:
    """Print each wrongly planned sentence: file, faults, sentence, expectation and plan."""
    for name, measured in results.items():
        for each in measured:
            faults = ", ".join(each.outcome.faults(each.case))
            if faults:
                cells = (name, faults, each.case.sentence, each.case.notation)
                sys.stdout.write("\t".join((*cells, each.outcome.summary)) + "\n")


def _is_right(measured: Measured) -> bool:
    return measured.outcome.is_exact(measured.case)


def _names(targets: Iterable[Target]) -> str:
    return ", ".join(sorted(target.value for target in targets)) or "-"


def main() -> None:
    """Parse the command line and print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.evaluation.understanding", description=__doc__
    )
    parser.add_argument("files", nargs="*", type=Path, help=f"all of {FOLDER} if none is named")
    parser.add_argument("--wrong", action="store_true", help="list the sentences that are wrong")
    arguments = parser.parse_args()
    files = arguments.files or sorted(FOLDER.glob("*.tsv"))
    if not files:
        parser.error(f"no sentences in {FOLDER}")
    bench = PlanningBench()
    results = {file.stem: [bench.measure(case) for case in read_cases(file)] for file in files}
    measured = [each for group in results.values() for each in group]
    print_exact(results)
    sys.stdout.write("\n")
    print_measures(measured)
    sys.stdout.write("\n")
    print_kinds(measured)
    sys.stdout.write(f"\nTime per sentence: {describe_times(measured)}\n")
    if arguments.wrong:
        sys.stdout.write("\n")
        print_wrong(results)


if __name__ == "__main__":
    main()
