"""What exporters write into ONNX files about the computer they run on, and how to lose it."""

import onnx


def strip_metadata(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model itself, without the notes that name source files and folders."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.initializer, *graph.value_info):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return model
