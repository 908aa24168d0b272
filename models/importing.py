"""From a file that somebody brings to an ONNX file and what is known of it."""

from pathlib import Path
from typing import Final

from models.catalog import Catalog
from models.checkpoints.probing import shape_of
from models.conversion import Converted
from models.errors import ModelFileUnknown

ONNX: Final = ".onnx"


def imported(source: Path, target: Path, model: str | None, half: bool) -> Converted:
    """Writes `target`. Raises ModelFileUnsafe, ModelFileDamaged, ModelFileUnknown, ExportInexact,
    and ImportError where a library is missing that the file needs."""
    if source.suffix.lower() == ONNX:
        return _onnx(source, target)
    from models.checkpoints.export import exported
    from models.checkpoints.naming import named

    found = named(source, Catalog.read(), model)
    exported(found.network, target, half=half)
    return Converted(found.model, found.kin, found.task, found.scale)


def _onnx(source: Path, target: Path) -> Converted:
    from models.checkpoints.onnxfile import read_onnx, whole

    network = read_onnx(source)
    if len(network.inputs) != 1:
        raise ModelFileUnknown(str(source), f"{len(network.inputs)} inputs")
    whole(source, target)
    shape = shape_of(source, target)
    return Converted(None, (), "image", shape.scale, shape.multiple)
