"""Guilloches: the fine wavy lines under the print of a document."""

import math
from typing import NamedTuple

import cv2
import numpy as np

from line_drawing.random_choice import whole_number


class Guilloche(NamedTuple):
    """Ranges to draw from: one family of lines up to `most_families`; the rest in pixels."""

    most_families: int
    period_px: tuple[float, float]
    swing_px: tuple[float, float]
    swing_period_px: tuple[float, float]
    blur_px: tuple[float, float]

    def draw(self, rng, height_px: int, width_px: int) -> np.ndarray:
        """Families of wavy lines that interfere, float32 [height, width], of any level."""
        y, x = np.mgrid[0:height_px, 0:width_px].astype(np.float32)
        ground = np.zeros((height_px, width_px), np.float32)
        for _ in range(whole_number(rng, 1, self.most_families + 1)):
            ground += self._wavy_lines(rng, x, y)
        return cv2.GaussianBlur(ground, (0, 0), rng.uniform(*self.blur_px))

    def _wavy_lines(self, rng, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Parallel lines that sway together, hard or soft at their edges."""
        angle, period_px = rng.uniform(0, math.pi), rng.uniform(*self.period_px)
        swing_px, swing_period_px = rng.uniform(*self.swing_px), rng.uniform(*self.swing_period_px)
        across = x * math.cos(angle) + y * math.sin(angle)
        along = -x * math.sin(angle) + y * math.cos(angle)
        wave = np.sin(2 * math.pi * (across + swing_px * np.sin(2 * math.pi * along / swing_period_px)) / period_px)
        return (wave > rng.uniform(0.2, 0.9)).astype(np.float32) if rng.random() < 0.6 else wave * 0.5
