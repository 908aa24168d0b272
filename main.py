"""The switchboard: window, command line, engine host or converter of weights."""

import sys
from collections.abc import Sequence
from pathlib import Path

HOST = "--engine-host"
CONVERTER = "--converter"
VERBS = ("restore", "plan", "models", "doctor", "-h", "--help", "--version")


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words of the command line name; without a verb, the window."""
    given = list(sys.argv[1:] if words is None else words)
    if given[:1] == [HOST]:
        from models import host

        return host.main(given[1:])
    if given[:1] == [CONVERTER]:
        from models import converter

        return converter.main()
    if given and given[0] in VERBS:
        from desktop import cli

        return cli.main(given)
    from desktop import app

    return app.run([Path(word) for word in given])


if __name__ == "__main__":
    sys.exit(main())
