"""How well lines are read: best-path decoding, edit distance, shares of lines and characters read right."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch

from line_drawing.line_sample import LineSample
from line_training.line_batch import stack_pictures
from line_training.line_model import LineNet
from line_training.line_recogniser import LineRecogniser

_LINES_AT_ONCE = 16


class ReadingScore(NamedTuple):
    """Shares, 0 to 1."""

    exact_lines: float
    characters: float
    """One less the edit distance over the number of characters printed; below 0 when more was read than printed."""

    def __str__(self):
        return f"lines {self.exact_lines:.3f} characters {self.characters:.4f}"


def best_path(charset: str, log_probabilities: np.ndarray) -> str:
    """CTC best path of one line [frames, classes]: the likeliest class of each frame, without repeats and blanks."""
    classes = log_probabilities.argmax(-1)
    is_new = np.concatenate([[True], classes[1:] != classes[:-1]])
    return "".join(charset[number - 1] for number in classes[is_new & (classes > 0)])


def edit_distance(text: str, other: str) -> int:
    """Fewest insertions, deletions and substitutions of characters between two texts (Levenshtein)."""
    previous = list(range(len(other) + 1))
    for row, character in enumerate(text, 1):
        current = [row]
        for column, other_character in enumerate(other, 1):
            substituted = previous[column - 1] + (character != other_character)
            current.append(min(previous[column] + 1, current[-1] + 1, substituted))
        previous = current
    return previous[-1]


def score(recogniser: LineRecogniser, net: LineNet, samples: Sequence[LineSample]) -> ReadingScore:
    """Reads the samples and compares with their truth; sorting them by width first saves padding."""
    exact = wrong = printed = 0
    for start in range(0, len(samples), _LINES_AT_ONCE):
        some = samples[start : start + _LINES_AT_ONCE]
        with torch.no_grad():
            log_probabilities = net(stack_pictures(some)).numpy()
        for sample, line in zip(some, log_probabilities):
            text = best_path(recogniser.charset, line)
            exact += text == sample.text
            wrong += edit_distance(text, sample.text)
            printed += len(sample.text)
    return ReadingScore(exact / len(samples), 1 - wrong / printed)


def draw_by_width(recogniser: LineRecogniser, seed: int, count: int) -> list[LineSample]:
    """Fresh lines, narrow ones first."""
    rng = np.random.default_rng(seed)
    samples = [recogniser.draw_sample(rng) for _ in range(count)]
    return sorted(samples, key=lambda sample: sample.picture.shape[1])
