"""Samples that a process of its own draws while the network trains."""

import os
import queue
from collections.abc import Callable

import cv2
import numpy as np
import torch
import torch.multiprocessing as mp

_DRAWER_NICENESS = 5


class NewestSamples:
    """The newest samples; older ones give way when it is full. `with` it: leaving ends the drawing process."""

    def __init__(self, draw_chunk: Callable[[np.random.Generator], list], seed: int, most: int, chunks_waiting: int):
        """`draw_chunk` draws some samples at once; `most` are kept, `chunks_waiting` may be drawn ahead."""
        self.samples: list = []
        self.fresh_count = 0
        """Samples taken in since the first ones."""
        self._most = most
        self._chunks = mp.Queue(chunks_waiting)
        self._drawer = mp.Process(target=_draw_forever, args=(draw_chunk, seed, self._chunks), daemon=True)

    def __enter__(self):
        self._drawer.start()
        return self

    def __exit__(self, *_):
        self._drawer.terminate()

    def fill(self, least: int) -> None:
        """Waits until there are enough to begin with."""
        while len(self.samples) < least:
            self.samples += self._chunks.get()

    def take_fresh(self) -> None:
        """Takes in one chunk, if one is waiting."""
        try:
            fresh = self._chunks.get_nowait()
        except queue.Empty:
            return
        self.samples += fresh
        self.fresh_count += len(fresh)
        del self.samples[: -self._most]


def _draw_forever(draw_chunk: Callable[[np.random.Generator], list], seed: int, chunks: mp.Queue) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    os.nice(_DRAWER_NICENESS)
    rng = np.random.default_rng(seed)
    while True:
        chunks.put(draw_chunk(rng))
