"""Sizes and defaults of the recogniser of printed lines."""

from pathlib import Path

import numpy as np

from line_training.line_recogniser import LineRecogniser
from text_line.alphabet import CHARSET
from text_line.picture import draw_sample

_ROOMY_DISTANCE_FRAMES = 3.2
_EDGE_DISTANCE_FRAMES = 4


def _takes_two_frames(centres: np.ndarray) -> np.ndarray:
    """Characters that stand far enough from both neighbours."""
    before, after = centres[0] - _EDGE_DISTANCE_FRAMES, centres[-1] + _EDGE_DISTANCE_FRAMES
    distances = np.diff(centres, prepend=before, append=after)
    return np.minimum(distances[:-1], distances[1:]) > _ROOMY_DISTANCE_FRAMES


TEXT_LINE = LineRecogniser(
    name="text-line",
    charset=CHARSET,
    checkpoint=Path(__file__).parent / "text-line.pt",
    draw_sample=draw_sample,
    channels=(24, 48, 88, 160, 256),
    mixers=((5, 1), (5, 1), (5, 2), (5, 1), (5, 2), (5, 1), (5, 4), (5, 1), (5, 2), (5, 1)),
    takes_two_frames=_takes_two_frames,
    pool_lines=12000,
    validation_lines=256,
    checkpoint_every_s=200,
    bfloat16=True,
)
