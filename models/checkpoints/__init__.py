"""Checkpoints of published networks: safe reading, recognition and ONNX export."""
