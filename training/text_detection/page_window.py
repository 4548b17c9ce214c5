"""Windows of drawn pages to learn from."""

from typing import NamedTuple

import cv2
import numpy as np

from page_drawing.page_sample import PageSample, draw_page, photograph_page
from text_detection.core_map import CoreMap, draw_core_map

WINDOW_PX = 512
_PICTURES_OF_PAGE = 2
_WINDOWS_OF_PICTURE = 2
_PLACES_TRIED = 3
"""The window with the most lines of these is taken."""


class PageWindow(NamedTuple):
    """A square piece of a picture, uint8 [WINDOW_PX, WINDOW_PX], and its map."""

    picture: np.ndarray
    map: CoreMap


def draw_windows(rng) -> list[PageWindow]:
    """Windows of several pictures of one page."""
    canvas = draw_page(rng)
    pictures = (photograph_page(rng, canvas) for _ in range(_PICTURES_OF_PAGE))
    return [_cut(rng, picture) for picture in pictures for _ in range(_WINDOWS_OF_PICTURE)]


def _cut(rng, sample: PageSample) -> PageWindow:
    height, width = sample.picture.shape
    rooms = [max(1, side - WINDOW_PX + 1) for side in (width, height)]
    places = [rng.integers(0, rooms) for _ in range(_PLACES_TRIED)]
    left, top = max(places, key=lambda place: _lines_seen(sample, place))
    piece = sample.picture[top : top + WINDOW_PX, left : left + WINDOW_PX]
    below, behind = WINDOW_PX - piece.shape[0], WINDOW_PX - piece.shape[1]
    piece = cv2.copyMakeBorder(piece, 0, below, 0, behind, cv2.BORDER_REPLICATE)
    lines = [line._replace(corners=line.corners - (left, top)) for line in sample.lines]
    return PageWindow(piece, draw_core_map(piece.shape, lines))


def _lines_seen(sample: PageSample, place: np.ndarray) -> int:
    middles = np.array([line.corners.mean(0) for line in sample.lines]).reshape(-1, 2) - place
    return int(((middles > 0) & (middles < WINDOW_PX)).all(1).sum())
