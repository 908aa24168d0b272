"""Writer of small ncnn file pairs with random numbers."""

import struct
from dataclasses import dataclass, field
from pathlib import Path

import torch

HEADER = "7767517\n{layers} {blobs}\n"


@dataclass
class PairWriter:
    """Lines and numbers of a network that grows layer by layer."""

    lines: list[str] = field(default_factory=list)
    numbers: bytes = b""
    blobs: int = 0
    generator: torch.Generator = field(default_factory=lambda: torch.Generator().manual_seed(1))

    def add(self, kind: str, inputs: list[str], fields: str = "", output: str = "") -> str:
        """Append a layer and return the name of its output."""
        name = output or f"b{self.blobs}"
        self.blobs += 1
        ports = " ".join([*inputs, name])
        self.lines.append(f"{kind} l{len(self.lines)} {len(inputs)} 1 {ports} {fields}")
        return name

    def conv(self, x: str, c: int, out: int, more: str = "") -> str:
        """Append a 3x3 convolution with random weights in single precision."""
        weight = torch.randn(out * c * 9, generator=self.generator) * (0.7 / (c * 9) ** 0.5)
        bias = torch.randn(out, generator=self.generator) * 0.02
        self.numbers += struct.pack("<I", 0) + weight.numpy().tobytes() + bias.numpy().tobytes()
        return self.add("Convolution", [x], f"0={out} 1=3 4=1 5=1 6={out * c * 9} {more}")

    def prelu(self, x: str, c: int) -> str:
        """Append a PReLU with slopes of 0.25."""
        self.numbers += torch.full((c,), 0.25).numpy().tobytes()
        return self.add("PReLU", [x], f"0={c}")

    def split(self, x: str, count: int) -> list[str]:
        """Append a Split and return the names of its outputs."""
        names = [f"{x}_{number}" for number in range(count)]
        self.blobs += count
        self.lines.append(f"Split l{len(self.lines)} 1 {count} {x} {' '.join(names)}")
        return names

    def write(self, file: Path) -> Path:
        """Write the pair and return the `.param` file."""
        head = HEADER.format(layers=len(self.lines), blobs=self.blobs)
        file.write_text(head + "\n".join(self.lines) + "\n")
        file.with_suffix(".bin").write_bytes(self.numbers)
        return file


def write_srvgg(file: Path, tail: str = "", c: int = 8) -> Path:
    """Write a network like realesr-animevideov3; `tail` are fields of an Interp behind it."""
    pair = PairWriter()
    data, skip = pair.split(pair.add("Input", [], output="data"), 2)
    x = pair.prelu(pair.conv(data, 3, c), c)
    x = pair.prelu(pair.conv(x, c, c), c)
    x = pair.add("PixelShuffle", [pair.conv(x, c, 48)], "0=4")
    large = pair.add("Interp", [skip], "0=1 1=4.0 2=4.0")
    x = pair.add("BinaryOp", [x, large], output="" if tail else "output")
    if tail:
        pair.add("Interp", [x], tail, "output")
    return pair.write(file)


def write_rrdb(
    file: Path, *, fused: bool = True, swapped: bool = False, c: int = 8, growth: int = 4
) -> Path:
    """Write an RRDBNet of one block that doubles twice.

    `fused` puts leaky ReLUs into the convolutions; `swapped` exchanges two blobs of a Concat.
    """
    pair = PairWriter()

    def leaky(x: str, c: int, out: int) -> str:
        if fused:
            return pair.conv(x, c, out, "9=2 -23310=1,2.0e-01")
        return pair.add("ReLU", [pair.conv(x, c, out)], "0=2.0e-01")

    def scaled_sum(x: str, old: str) -> str:
        if fused:
            return pair.add("Eltwise", [x, old], "0=1 -23301=2,2.0e-01,1.0")
        return pair.add("BinaryOp", [pair.add("BinaryOp", [x], "0=2 1=1 2=2.0e-01"), old], "0=0")

    shallow = x = pair.conv(pair.add("Input", [], output="data"), 3, c)
    block = x
    for _ in range(3):
        parts = [x]
        for number in range(4):
            joined = x if len(parts) == 1 else pair.add("Concat", [*parts], "0=0")
            parts.append(leaky(joined, c + number * growth, growth))
        last = [*parts[:-2], parts[-1], parts[-2]] if swapped else parts
        x = scaled_sum(pair.conv(pair.add("Concat", last, "0=0"), c + 4 * growth, c), x)
    x = pair.conv(scaled_sum(x, block), c, c)
    x = pair.add("BinaryOp", [x, shallow], "0=0")
    for _ in range(2):
        x = leaky(pair.add("Interp", [x], "0=1 1=2.0 2=2.0"), c, c)
    pair.conv(leaky(x, c, c), c, 3)
    return pair.write(file)
