"""`make bench`: the figures of the README's table; `python -m bench reads` runs one part."""

import importlib
import sys
from pathlib import Path

from bench._table import Result, markdown

PARTS = ("phone", "reads", "writes", "people", "voices", "console", "guessing", "push")
README = Path(__file__).parents[1] / "README.md"
MARKS = ("<!-- bench -->", "<!-- /bench -->")


def main(arguments: list[str]) -> int:
    """Run the parts, print the table, and with `--readme` put it in the README."""
    parts = [part for part in PARTS if part in arguments] or list(PARTS)
    results: list[Result] = []
    for part in parts:
        print(f"measuring {part} ...", file=sys.stderr)
        results += importlib.import_module(f"bench.{part}").measure()
    table = markdown(results)
    print(table)
    if "--readme" in arguments:
        text = README.read_text()
        before, _, rest = text.partition(MARKS[0])
        after = rest.partition(MARKS[1])[2]
        README.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}")
    return 0 if all(each.holds for each in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
