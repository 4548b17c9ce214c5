"""What the detector learns to draw: the core of every line, so that neighbours do not touch."""

from typing import NamedTuple

import cv2
import numpy as np

from page_drawing.page_canvas import PlacedLine

CELL_PX = 2
"""A cell of the map is as wide and high as this many pixels of the picture."""
CORE_SHARE = 0.6
"""Height of a core against its line; as much as it is lower, it is shorter too."""


class CoreMap(NamedTuple):
    """Shares of each cell, 0 to 255: uint8 [height / CELL_PX, width / CELL_PX]."""

    cores: np.ndarray
    rims: np.ndarray
    """What belongs to a line and to no core: where neighbours must be kept apart."""
    ignored: np.ndarray
    """Text that may be found or not."""


def draw_core_map(shape: tuple[int, int], lines: list[PlacedLine]) -> CoreMap:
    """The map of a picture of this height and width, both multiples of CELL_PX."""
    cores, whole, ignored = (np.zeros(shape, np.uint8) for _ in range(3))
    for line in lines:
        if line.is_readable:
            _fill(cores, _core(line.corners))
            _fill(whole, line.corners)
        else:
            _fill(ignored, line.corners)
    rims = np.where(cores, 0, whole)
    cells = (shape[1] // CELL_PX, shape[0] // CELL_PX)
    return CoreMap(*(cv2.resize(plane, cells, interpolation=cv2.INTER_AREA) for plane in (cores, rims, ignored)))


def _core(corners: np.ndarray) -> np.ndarray:
    start, end = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    down = (corners[3] + corners[2] - corners[0] - corners[1]) / 2
    length, height = np.linalg.norm(end - start), np.linalg.norm(down)
    inset = (end - start) * min(0.45, (1 - CORE_SHARE) / 2 * height / max(length, 1e-6))
    half = down * CORE_SHARE / 2
    start, end = start + inset, end - inset
    return np.array([start - half, end - half, end + half, start + half])


_FRACTION_BITS = 4


def _fill(plane: np.ndarray, corners: np.ndarray) -> None:
    # Pixel indices stand for pixel centres.
    points = ((corners - 0.5) * (1 << _FRACTION_BITS)).round().astype(np.int32)
    cv2.fillConvexPoly(plane, points, 255, cv2.LINE_8, _FRACTION_BITS)
