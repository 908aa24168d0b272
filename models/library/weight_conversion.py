"""Conversion of files of weights to files that the engine can run."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from models.catalog.model_cards import Catalog, ModelCard
from models.core.device import Device
from models.core.errors import ModelFileUnsupported
from models.core.progress import Progress
from models.diffusion.files.manifest import are_system_parts
from models.library.converter_client import ConversionRequest, ConversionResult
from models.library.imported_cards import find_published, make_card
from models.planning.model_selection import YUNET

ONNX: Final = ".onnx"
"""File name suffix of ONNX networks."""

SPECIAL_SIDES: Final = {"face": 512, "identity": 112, "colours": 512}
"""Sides in pixels of the pictures that published ONNX networks of special tasks take."""

ENCODER: Final = "bge-micro-v2"
"""Model id of the published sentence encoder."""


def convert_file(request: ConversionRequest) -> ConversionResult:
    """Convert a file and write the target.

    Raises: ModelFileUnsafe; ModelFileDamaged; ModelFileUnknown; ExportInexact; ImportError if a
    library for the file is not installed."""
    source = request.source
    if are_system_parts((source, *request.others)):
        return _convert_system(request)
    if source.suffix.lower() == ONNX:
        return _check_onnx(request)
    if source.is_dir():
        return _convert_encoder(request)
    return _convert_network(request)


def _convert_network(request: ConversionRequest) -> ConversionResult:
    """Convert a network to ONNX, or store one that only torch can run."""
    from models.checkpoints.model_identification import identify_model
    from models.checkpoints.onnx_export import export_onnx
    from models.checkpoints.spandrel_adapter import SpandrelNetwork
    from models.checkpoints.torch_network_storage import FailedTrial, store_network

    found = identify_model(request.source, Catalog.read(), request.model, request.sha256)
    runs_in_torch = isinstance(found.network, SpandrelNetwork)
    result = ConversionResult(found.model, found.same_architecture, found.task, found.scale)
    result = replace(result, backend="torch" if runs_in_torch else "onnxrt")
    if request.sha256:
        make_card(request.source, request.sha256, result, request.options)
    try:
        if isinstance(found.network, SpandrelNetwork):
            store_network(found.network, request.target, half=request.half)
        else:
            export_onnx(found.network, request.target, half=request.half)
    except FailedTrial as error:
        raise ModelFileUnsupported(str(request.source), str(error)) from error
    return result


def _convert_system(request: ConversionRequest) -> ConversionResult:
    """Write the files of a generative system to the target folder."""
    from models.diffusion.importing.diffusion_importer import assemble_model

    sources = (request.source, *request.others)
    made = assemble_model(sources, request.target, request.model, half=request.half)
    return ConversionResult(made.model, (), "generate", beside=made.files)


def _convert_encoder(request: ConversionRequest) -> ConversionResult:
    """Convert a sentence encoder; its vocabulary is written next to the target."""
    from models.checkpoints.onnx_export import export_onnx
    from models.checkpoints.sentence_encoder_loader import TOKENIZER, read_encoder

    source, target = request.source, request.target
    export_onnx(read_encoder(source), target)
    tokenizer = target.with_name(f"{target.stem}-{TOKENIZER}")
    shutil.copyfile(source / TOKENIZER, tokenizer)
    known = Catalog.read()[ENCODER]
    is_known = known.id in (request.model, source.name) or known.is_published_as(request.sha256)
    published = known.id if is_known else None
    return ConversionResult(published, (known.id,), "sentence", beside=(tokenizer,))


def _check_onnx(request: ConversionRequest) -> ConversionResult:
    from models.checkpoints.onnx_size_probe import probe_network
    from models.checkpoints.onnx_validation import (
        read_onnx,
        save_with_embedded_weights,
        set_channels,
    )
    from models.checkpoints.onnx_value_range import convert_range

    source, target = request.source, request.target
    known = find_published(Catalog.read(), source, request.model, request.sha256)
    is_special = known is not None and known.task in SPECIAL_SIDES
    network = read_onnx(source, is_known=is_special)
    if known is not None and is_special:
        if request.sha256:
            request.options.check_licence(known)
        save_with_embedded_weights(source, target)
        _try_special(source, target, known)
        return ConversionResult(known.id, (), known.task)
    if len(network.inputs) != 1:
        raise ModelFileUnsupported(str(source), f"it takes {len(network.inputs)} inputs")
    save_with_embedded_weights(source, target)
    if network.is_face_detector:
        return ConversionResult(YUNET, (), "faces")
    found = probe_network(source, target)
    set_channels(target, found.channels)
    if found.white != 1:
        convert_range(target, found.white)
    return ConversionResult(None, (), "image", found.rule.scale, found.rule.multiple)


def _try_special(source: Path, target: Path, card: ModelCard) -> None:
    """Run a network of a special kind once, as a test. Raises: ModelFileUnsupported."""
    from models.backends import BACKENDS

    side = SPECIAL_SIDES[card.task]
    picture = np.full((side, side, 3), 0.5, np.float32)
    others = (np.array(1.0),) if card.task == "face" else ()
    try:
        network = BACKENDS[card.backend].load(card, (target,), Device.CPU)
        network(picture, *others, progress=Progress())
        network.close()
    except Exception as error:  # networks of strangers fail in any way
        reason = f"it does not run as {card.id} does"
        raise ModelFileUnsupported(str(source), reason) from error
