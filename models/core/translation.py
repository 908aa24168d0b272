"""Marker for texts that Qt translates later, usable in packages that do not import Qt."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802  Qt's own name
    """Return `text` unchanged; lupdate collects it for the class named by `context`."""
    return text
