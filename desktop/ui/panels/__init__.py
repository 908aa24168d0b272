"""Panels and bars beside the canvas: instruction, plan, layers, history, tone, curves."""
