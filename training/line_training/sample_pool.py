"""The pool that batches of lines are taken from."""

import functools
import random

from line_drawing.line_sample import LineSample
from line_training.line_recogniser import LineRecogniser
from line_training.newest_samples import NewestSamples

_LINES_AT_ONCE = 32
_CHUNKS_WAITING = 24
_LEAST_LINES = 256
_BATCHES_SORTED = 8
_STRIDE_OVER_BATCHES = 3


def _draw_lines(recogniser: LineRecogniser, rng) -> list[LineSample]:
    return [recogniser.draw_sample(rng) for _ in range(_LINES_AT_ONCE)]


class SamplePool:
    """The newest lines, in batches of like width. `with` it: leaving ends the drawing process."""

    def __init__(self, recogniser: LineRecogniser, seed: int, batch_lines: int):
        draw = functools.partial(_draw_lines, recogniser)
        self._newest = NewestSamples(draw, seed, recogniser.pool_lines, _CHUNKS_WAITING)
        self._batch_lines = batch_lines
        self._by_width: list[LineSample] = []

    def __enter__(self):
        self._newest.__enter__()
        return self

    def __exit__(self, *problem):
        self._newest.__exit__(*problem)

    def __len__(self):
        return len(self._newest.samples)

    @property
    def fresh_lines(self) -> int:
        """Lines taken in since the pool was first filled."""
        return self._newest.fresh_count

    def fill(self) -> None:
        """Waits until there are enough lines to begin with."""
        self._newest.fill(_LEAST_LINES)

    def next_lines(self, step: int) -> list[LineSample]:
        """
        Lines of like width for one batch.

        Eight batches are drawn at once and sorted by width. All processes go through them in the same order, so that
        they have like work at the same time.
        """
        if step % 2 == 0:
            self._newest.take_fresh()
        if step % _BATCHES_SORTED == 0:
            count = _BATCHES_SORTED * self._batch_lines
            lines = self._newest.samples
            drawn = (lines[random.randrange(len(lines))] for _ in range(count))
            self._by_width = sorted(drawn, key=lambda sample: sample.picture.shape[1])
        start = step * _STRIDE_OVER_BATCHES % _BATCHES_SORTED * self._batch_lines
        return self._by_width[start : start + self._batch_lines]
