"""What training minimises. Images are N x C x H x W, 0 to 1."""

from torch import Tensor


def l1_loss(restored: Tensor, wanted: Tensor) -> Tensor:
    """Mean absolute error, as InstructIR is trained (section 4). Each pixel pulls equally hard,
    so neither dark photos, whose errors are large, nor clean ones, which are easily spoilt, drown
    the others; a loss in decibels was tried and learned little but to leave pictures alone."""
    return (restored - wanted).abs().mean()
