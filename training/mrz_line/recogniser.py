"""Sizes and defaults of the recogniser of machine-readable zones."""

from pathlib import Path

import numpy as np

from line_training.line_recogniser import LineRecogniser
from mrz_line.alphabet import CHARSET
from mrz_line.picture import draw_sample

_ROOMY_PITCH_FRAMES = 4


def _takes_two_frames(centres: np.ndarray) -> np.ndarray:
    """All characters of a line or none: they stand on one pitch."""
    pitch = np.diff(centres).mean() if len(centres) > 1 else _ROOMY_PITCH_FRAMES
    return np.full(len(centres), pitch > _ROOMY_PITCH_FRAMES)


MRZ_LINE = LineRecogniser(
    name="mrz-line",
    charset=CHARSET,
    checkpoint=Path(__file__).parent / "mrz-line.pt",
    draw_sample=draw_sample,
    channels=(16, 24, 48, 80, 112),
    mixers=((5, 1), (5, 2), (5, 1), (5, 2), (5, 1)),
    takes_two_frames=_takes_two_frames,
    pool_lines=6000,
    validation_lines=160,
    checkpoint_every_s=150,
    bfloat16=False,
)
