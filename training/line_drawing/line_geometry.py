"""How a crop is cut out of a page: the window, its tilt, shear and perspective, the curl of the page."""

import math
from typing import NamedTuple

import cv2
import numpy as np

from line_drawing.random_choice import chance

_TOP, _BOTTOM = slice(0, 2), slice(2, 4)
_LEFT, _RIGHT = [0, 3], [1, 2]


class CropWindow(NamedTuple):
    """An upright window of the canvas, in canvas pixels."""

    left: float
    top: float
    right: float
    bottom: float


class CropStyle(NamedTuple):
    """How crops of one recogniser differ from upright ones."""

    unusual_rise: float
    """The largest rise to either side of the middle in 15 % of crops, in cap heights (0.28 in the others)."""
    slight_shear_share: float
    """Share of crops that are hardly sheared; the others are by up to a quarter of their height."""
    least_size_px: tuple[int, int]
    """Least width and height of the crop."""


class Crop(NamedTuple):
    """The ink of a line as the crop shows it."""

    ink: np.ndarray
    """float32 [height, width], 0 to 1."""
    centres_px: np.ndarray
    """Centres of the characters along the crop."""


_USUAL_RISE = 0.28
_USUAL_RISE_SHARE = 0.85


def tilted_corners(rng, window: CropWindow, cap_height_px: float, style: CropStyle) -> np.ndarray:
    """
    Corners of the window as a detector might have set them.

    float32 [4, 2]: top left, top right, bottom right, bottom left.
    """
    left, top, right, bottom = window
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    rise = _rise(rng, right - left, cap_height_px, style)
    corners[_LEFT, 1] += rise
    corners[_RIGHT, 1] -= rise
    if abs(rise) > 0.1 * cap_height_px:  # a detector's box grows with the slope
        growth = (abs(rise) - 0.05 * cap_height_px) * 0.9
        corners[_TOP, 1] -= growth
        corners[_BOTTOM, 1] += growth
    corners += rng.normal(0, 0.03, (4, 2)).astype(np.float32) * [cap_height_px, cap_height_px]
    shear = _shear(rng, style) * (bottom - top)
    corners[_TOP, 0] += shear
    corners[_BOTTOM, 0] -= shear
    return corners


def _rise(rng, width_px: float, cap_height_px: float, style: CropStyle) -> float:
    degrees = rng.normal(0, 0.5) if rng.random() < 0.7 else rng.uniform(-3, 3)
    rise = math.tan(math.radians(degrees)) * (width_px / 2)
    most = (_USUAL_RISE if rng.random() < _USUAL_RISE_SHARE else style.unusual_rise) * cap_height_px
    return float(np.clip(rise, -most, most))


def _shear(rng, style: CropStyle) -> float:
    return rng.normal(0, 0.06) if chance(rng, style.slight_shear_share) else rng.uniform(-0.25, 0.25)


def crop_size(window: CropWindow, corners: np.ndarray, scale: float, style: CropStyle) -> tuple[int, int]:
    """Width and height of the crop in pixels; `scale`: crop pixels per canvas pixel."""
    least_width, least_height = style.least_size_px
    mean_height = (corners[3, 1] + corners[2, 1] - corners[0, 1] - corners[1, 1]) / 2
    width = max(least_width, int((window.right - window.left) * scale))
    return width, max(least_height, int(round(mean_height * scale)))


def cut(canvas: np.ndarray, corners: np.ndarray, size_px: tuple[int, int], centres_px, middle_row: float) -> Crop:
    """Warps the cornered window of the canvas to an upright crop; the centres are taken along `middle_row`."""
    width, height = size_px
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    ink = cv2.warpPerspective(canvas, warp, size_px, flags=cv2.INTER_LINEAR).astype(np.float32) * (1 / 255)
    x, _, depth = warp @ np.stack([centres_px, np.full_like(centres_px, middle_row), np.ones_like(centres_px)])
    return Crop(ink, x / depth)


def curl(rng, canvas: np.ndarray, cap_height_px: float) -> np.ndarray:
    """The canvas bent to a shallow arc, as on a curled page or through a wide lens."""
    depth_px = rng.uniform(-0.12, 0.12) * cap_height_px
    height, width = canvas.shape
    across = np.linspace(-1, 1, width, dtype=np.float32)
    rows = np.arange(height, dtype=np.float32)[:, None] + depth_px * (across**2 - 0.4)[None]
    columns = np.repeat(np.arange(width, dtype=np.float32)[None], height, 0)
    return cv2.remap(canvas, columns, rows.astype(np.float32), cv2.INTER_LINEAR)
