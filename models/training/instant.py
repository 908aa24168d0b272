"""The shape of the network that the program brings along."""

from models.networks.instructir import InstructIR


def instant_network() -> InstructIR:
    """InstructIR sized for a CPU: 3.4 million parameters, 1.1 seconds a megapixel on 2 cores."""
    return InstructIR(width=16, encoder=(1, 1, 2, 4), middle=4, decoder=(1, 1, 1, 1))
