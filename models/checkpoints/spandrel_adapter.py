"""Networks of further papers through spandrel, if that package is installed.

It receives weights that were read already, never a file.
"""

from torch import Tensor, nn

from models.checkpoints.state_dict import StateDict
from models.layers.frame import ImageNetwork, SizeRule

COLOUR_CHANNELS = 3
"""Number of channels of an RGB picture."""


class SpandrelNetwork(ImageNetwork):
    """Image network that the package spandrel built."""

    def __init__(self, network: nn.Module, rule: SizeRule) -> None:
        super().__init__()
        self.network, self.size_rule = network, rule

    def forward(self, x: Tensor) -> Tensor:
        """Run the network on N x 3 x H x W; sides of the result are `scale` times as long."""
        restored: Tensor = self.network(x)
        return restored


def load_with_spandrel(state: StateDict) -> SpandrelNetwork | None:
    """Build the network that spandrel recognises in the weights.

    Returns None if spandrel is not installed or knows no RGB network with these weights.
    """
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
