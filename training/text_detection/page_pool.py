"""Windows of drawn pages to learn from; a process of its own draws them while the network trains."""

import os
import queue
import random
from typing import NamedTuple

import cv2
import numpy as np
import torch
import torch.multiprocessing as mp

from page_drawing.page_sample import PageSample, draw_page, photograph_page
from text_detection.core_map import CoreMap, draw_core_map

WINDOW_PX = 512
_PICTURES_OF_PAGE = 2
_WINDOWS_OF_PICTURE = 2
_PLACES_TRIED = 3
"""The window with the most lines of these is taken."""
_WINDOWS_WAITING = 64
_LEAST_WINDOWS = 64
_MOST_WINDOWS = 1500


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


class PagePool:
    """The newest windows; older ones give way when it is full. `with` it: leaving ends the drawing process."""

    def __init__(self, seed: int):
        self.fresh_windows = 0
        self._windows: list[PageWindow] = []
        self._queue = mp.Queue(_WINDOWS_WAITING)
        self._drawer = mp.Process(target=_draw_forever, args=(seed, self._queue), daemon=True)

    def __enter__(self):
        self._drawer.start()
        while len(self._windows) < _LEAST_WINDOWS:
            self._windows += self._queue.get()
        return self

    def __exit__(self, *_):
        self._drawer.terminate()

    def next_windows(self, count: int) -> list[PageWindow]:
        """Windows for one batch."""
        self._take_fresh()
        return random.choices(self._windows, k=count)

    def _take_fresh(self) -> None:
        try:
            while True:
                fresh = self._queue.get_nowait()
                self._windows += fresh
                self.fresh_windows += len(fresh)
        except queue.Empty:
            del self._windows[:-_MOST_WINDOWS]


def _draw_forever(seed: int, windows: mp.Queue) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    os.nice(3)
    rng = np.random.default_rng(seed)
    while True:
        windows.put(draw_windows(rng))
