"""The switchboard: window, command line, or one of the processes that help them."""

import os
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

HOST = "--engine-host"
READER = "--reader-host"
CONVERTER = "--converter"
CHECK = "--check-window"
VERBS = ("restore", "plan", "models", "doctor", "addon", "-h", "--help", "--version")


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words of the command line name; without a verb, the window."""
    freeze_support()
    os.environ["PYTHONSAFEPATH"] = "1"  # what libraries start runs no file of the current folder
    given = list(sys.argv[1:] if words is None else words)
    if given[:1] == [HOST]:
        from models import host

        host.main()
    if given[:1] == [READER]:
        from desktop.files import reader_host

        reader_host.main()
    if given[:1] == [CONVERTER]:
        from models import converter

        return converter.main()
    if given and given[0] in VERBS:
        from desktop import cli

        return cli.main(given)
    from desktop import app

    if given == [CHECK]:
        return app.check()
    return app.run([Path(word) for word in given])


if __name__ == "__main__":
    sys.exit(main())
