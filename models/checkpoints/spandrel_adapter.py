"""Networks of other papers, by way of spandrel, where it is installed.

It is handed weights that have been read already, never a file.
"""

from torch import Tensor, nn

from models.checkpoints.state_dict import State
from models.layers.frame import Frame, ImageNetwork

COLOURS = 3


class SpandrelNetwork(ImageNetwork):
    """Somebody else's network from picture to picture."""

    def __init__(self, network: nn.Module, frame: Frame) -> None:
        super().__init__()
        self.network, self.frame = network, frame

    def forward(self, x: Tensor) -> Tensor:
        """N x 3 x H x W, both sides multiples of the frame's, to `scale` times that size."""
        restored: Tensor = self.network(x)
        return restored


def load_with_spandrel(state: State) -> SpandrelNetwork | None:
    """None where spandrel is not here, or knows no network in colour that has these weights."""
    try:
        from spandrel import ImageModelDescriptor, ModelLoader, UnsupportedModelError
    except ImportError:
        return None
    try:
        found = ModelLoader("cpu").load_from_state_dict(dict(state))
    except (UnsupportedModelError, RuntimeError, LookupError, ValueError, TypeError):
        return None
    if not isinstance(found, ImageModelDescriptor):
        return None
    if (found.input_channels, found.output_channels) != (COLOURS, COLOURS):
        return None
    frame = Frame(found.size_requirements.multiple_of, found.scale)
    return SpandrelNetwork(found.model.float(), frame).eval().requires_grad_(False)
