"""Conversion of files of weights to files that the engine can run."""

import shutil
from pathlib import Path
from typing import Final

from models.catalog.catalog import Catalog
from models.checkpoints.onnx_probe import probe_size_rule
from models.core.errors import ModelFileUnknown
from models.diffusion.files.manifest import are_system_parts
from models.library.converter_client import ConversionRequest, ConversionResult
from models.planning.model_selection import YUNET

ONNX: Final = ".onnx"
"""File name suffix of ONNX networks."""

ENCODER: Final = "bge-micro-v2"
"""Model id of the published sentence encoder."""


def convert_file(request: ConversionRequest) -> ConversionResult:
    """Convert a file and write the target.

    Raises: ModelFileUnsafe; ModelFileDamaged; ModelFileUnknown; ExportInexact; ImportError where
    the file needs a library that is not installed.
    """
    source, target, model = request.source, request.target, request.model
    if are_system_parts((source, *request.others)):
        return _convert_system(request)
    if source.suffix.lower() == ONNX:
        return _check_onnx(source, target)
    if source.is_dir():
        return _convert_encoder(source, target, model)
    from models.checkpoints.export import export_onnx
    from models.checkpoints.model_identification import identify_model

    found = identify_model(source, Catalog.read(), model)
    export_onnx(found.network, target, half=request.half)
    return ConversionResult(found.model, found.same_architecture, found.task, found.scale)


def _convert_system(request: ConversionRequest) -> ConversionResult:
    """Assemble a generative system in the target, which is a folder."""
    from models.diffusion.importing.importer import assemble_model

    sources = (request.source, *request.others)
    made = assemble_model(sources, request.target, request.model, half=request.half)
    return ConversionResult(made.model, (), "generate", beside=made.files)


def _convert_encoder(source: Path, target: Path, model: str | None) -> ConversionResult:
    """Convert a sentence encoder; its vocabulary is written next to the target."""
    from models.checkpoints.export import export_onnx
    from models.checkpoints.sentence_encoder import TOKENIZER, read_encoder

    export_onnx(read_encoder(source), target)
    tokenizer = target.with_name(f"{target.stem}-{TOKENIZER}")
    shutil.copyfile(source / TOKENIZER, tokenizer)
    known = Catalog.read()[ENCODER].id
    published = known if known in (model, source.name) else None
    return ConversionResult(published, (known,), "sentence", beside=(tokenizer,))


def _check_onnx(source: Path, target: Path) -> ConversionResult:
    from models.checkpoints.onnx_file import read_onnx, save_with_embedded_weights

    network = read_onnx(source)
    if len(network.inputs) != 1:
        raise ModelFileUnknown(str(source), f"{len(network.inputs)} inputs")
    save_with_embedded_weights(source, target)
    if network.is_face_detector:
        return ConversionResult(YUNET, (), "faces")
    shape = probe_size_rule(source, target)
    return ConversionResult(None, (), "image", shape.scale, shape.multiple)
