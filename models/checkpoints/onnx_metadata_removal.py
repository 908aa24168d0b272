"""Removal of metadata that exporters write into ONNX files about the computer."""

import onnx


def strip_metadata(model: onnx.ModelProto) -> onnx.ModelProto:
    """Remove notes that name source files and folders; changes and returns `model`."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.initializer, *graph.value_info):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return model
