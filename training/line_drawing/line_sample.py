"""What a generator hands to the trainer."""

from typing import NamedTuple

import numpy as np

LINE_HEIGHT_PX = 32
"""Height of every line picture that a recogniser reads."""

FRAME_PX = 4
"""Width of a frame, a recogniser's step along the line, in pixels of the line picture."""


class LineSample(NamedTuple):
    """One drawn line with its truth."""

    picture: np.ndarray
    """Grey picture, uint8 [LINE_HEIGHT_PX, width]."""
    text: str
    """What is printed on it."""
    centres_px: np.ndarray
    """Where the middle of each character stands on the x axis of the picture."""
