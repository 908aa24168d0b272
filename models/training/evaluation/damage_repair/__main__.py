"""Measure the damage repair: `python -m models.training.evaluation.damage_repair PHOTOS [ROW ...]`.

Prints a Markdown table with today's figures, and those that must and should be reached. The
damage is of other makers than that of the training; everything is seeded, has 8 bits and runs
through the engine of the program.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from models.training.evaluation.damage_repair import filling_rows, finding_rows
from models.training.evaluation.damage_repair.bench import DamageBench
from models.training.evaluation.evaluation_engine import print_row


def rows_by_name(bench: DamageBench, save: Path | None) -> Mapping[str, Callable[[], None]]:
    """Return the functions that print the rows of the table, by name."""
    holes = filling_rows.WideHoles(bench)
    return {
        "overlays": partial(finding_rows.overlay_row, bench),
        "torn": partial(finding_rows.torn_row, bench),
        "creases": partial(finding_rows.crease_row, bench),
        "scale": partial(finding_rows.scale_row, bench),
        "clean": partial(finding_rows.clean_row, bench),
        "fill": partial(filling_rows.fill_row, bench),
        "holes": partial(holes.choice_row, save),
        "grain": holes.grain_row,
        "heal": partial(filling_rows.heal_row, bench),
        "time": partial(filling_rows.time_row, bench),
        "diagnosis": partial(finding_rows.diagnosis_row, bench),
    }


def main() -> None:
    """Parse the command line and print the rows of the table."""
    parser = argparse.ArgumentParser(
        prog="python -m models.training.evaluation.damage_repair", description=__doc__
    )
    parser.add_argument("photos", type=Path, help="holds cbsd68/, val/ and damage/")
    parser.add_argument("rows", nargs="*", help="rows to print; all if none is named")
    parser.add_argument("--save", type=Path, metavar="DIR", help="for pairs of filled wide holes")
    parser.add_argument("--quick", action="store_true", help="a quarter of the cases")
    arguments = parser.parse_args()
    rows = rows_by_name(DamageBench(arguments.photos, quick=arguments.quick), arguments.save)
    unknown = [name for name in arguments.rows if name not in rows]
    if unknown:
        parser.error(f"no row {', '.join(unknown)}; there are {', '.join(rows)}")
    print_row("damage repair", "today", "must", "aim")
    print_row("---", "---", "---", "---")
    for name in arguments.rows or rows:
        start = time.perf_counter()
        rows[name]()
        sys.stderr.write(f"{name}: {time.perf_counter() - start:.0f} s\n")


if __name__ == "__main__":
    main()
