"""The pool that batches are taken from; a process of its own draws lines into it while the network trains."""

import os
import queue
import random

import numpy as np
import torch
import torch.multiprocessing as mp

from line_drawing.line_sample import LineSample
from line_training.line_recogniser import LineRecogniser

_LINES_AT_ONCE = 32
_CHUNKS_WAITING = 24
_LEAST_LINES = 256
_BATCHES_SORTED = 8
_STRIDE_OVER_BATCHES = 3


def _draw_forever(recogniser: LineRecogniser, seed: int, chunks: mp.Queue) -> None:
    torch.set_num_threads(1)
    os.nice(5)
    rng = np.random.default_rng(seed)
    while True:
        chunks.put([recogniser.draw_sample(rng) for _ in range(_LINES_AT_ONCE)])


class SamplePool:
    """The newest lines; older ones give way when it is full. `with` it: leaving ends the drawing process."""

    def __init__(self, recogniser: LineRecogniser, seed: int, batch_lines: int):
        self.fresh_lines = 0
        """Lines taken in since the pool was first filled."""
        self._most_lines = recogniser.pool_lines
        self._batch_lines = batch_lines
        self._lines: list[LineSample] = []
        self._by_width: list[LineSample] = []
        self._chunks = mp.Queue(_CHUNKS_WAITING)
        self._drawer = mp.Process(target=_draw_forever, args=(recogniser, seed, self._chunks), daemon=True)

    def __enter__(self):
        self._drawer.start()
        return self

    def __exit__(self, *_):
        self._drawer.terminate()

    def __len__(self):
        return len(self._lines)

    def fill(self) -> None:
        """Waits until there are enough lines to begin with."""
        while len(self._lines) < _LEAST_LINES:
            self._lines += self._chunks.get()

    def next_lines(self, step: int) -> list[LineSample]:
        """
        Lines of like width for one batch.

        Eight batches are drawn at once and sorted by width. All processes go through them in the same order, so that
        they have like work at the same time.
        """
        if step % 2 == 0:
            self._take_fresh()
        if step % _BATCHES_SORTED == 0:
            count = _BATCHES_SORTED * self._batch_lines
            drawn = (self._lines[random.randrange(len(self._lines))] for _ in range(count))
            self._by_width = sorted(drawn, key=lambda sample: sample.picture.shape[1])
        start = step * _STRIDE_OVER_BATCHES % _BATCHES_SORTED * self._batch_lines
        return self._by_width[start : start + self._batch_lines]

    def _take_fresh(self) -> None:
        try:
            fresh = self._chunks.get_nowait()
        except queue.Empty:
            return
        self._lines += fresh
        self.fresh_lines += len(fresh)
        del self._lines[: -self._most_lines]
