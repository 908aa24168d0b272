"""Networks of other papers, by way of spandrel, where it is installed.

It is handed weights that have been read already, never a file.
"""

from torch import Tensor, nn

from models.checkpoints.state_dict import StateDict
from models.layers.frame import ImageNetwork, SizeRule

COLOUR_CHANNELS = 3


class SpandrelNetwork(ImageNetwork):
    """Somebody else's network from picture to picture."""

    def __init__(self, network: nn.Module, rule: SizeRule) -> None:
        super().__init__()
        self.network, self.size_rule = network, rule

    def forward(self, x: Tensor) -> Tensor:
        """N x 3 x H x W, both sides multiples of the frame's, to `scale` times that size."""
        restored: Tensor = self.network(x)
        return restored


def load_with_spandrel(state: StateDict) -> SpandrelNetwork | None:
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
    if (found.input_channels, found.output_channels) != (COLOUR_CHANNELS, COLOUR_CHANNELS):
        return None
    rule = SizeRule(found.size_requirements.multiple_of, found.scale)
    return SpandrelNetwork(found.model.float(), rule).eval().requires_grad_(False)
