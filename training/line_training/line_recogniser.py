"""What tells one recogniser from another."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from line_drawing.line_sample import LineSample


@dataclass(frozen=True)
class LineRecogniser:
    """Alphabet, network size, generator and training defaults of one recogniser."""

    name: str
    charset: str
    """Class k of the network (from 1) is character k - 1; class 0 is the CTC blank."""
    checkpoint: Path
    """The committed weights."""
    draw_sample: Callable[[np.random.Generator], LineSample]
    channels: tuple[int, int, int, int, int]
    """Output channels of the five convolutions."""
    mixers: tuple[tuple[int, int], ...]
    """Kernel and dilation, in frames, of each block along the line."""
    takes_two_frames: Callable[[np.ndarray], np.ndarray]
    """Centres of a line's characters, in frames -> for each whether there is room to label a second frame with it."""
    pool_lines: int
    """How many drawn lines are kept to draw batches from."""
    validation_lines: int
    checkpoint_every_s: float
    bfloat16: bool
    """Whether the forward pass of training runs in bfloat16: faster for wide networks on processors that have it."""

    @property
    def class_count(self) -> int:
        """Characters and the blank."""
        return len(self.charset) + 1

    @cached_property
    def class_of(self) -> dict[str, int]:
        """Character -> class."""
        return {character: index for index, character in enumerate(self.charset, 1)}
