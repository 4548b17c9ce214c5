"""Random draws that the generators share. `rng` is a numpy Generator throughout: one seed, one sequence of lines."""

from typing import NamedTuple

import numpy as np


class TwoRanges(NamedTuple):
    """A uniform draw from the usual range, or now and then from the unusual one."""

    usual_share: float
    usual: tuple[float, float]
    unusual: tuple[float, float]

    def draw(self, rng):
        """A number from one of the two ranges."""
        return rng.uniform(*(self.usual if rng.random() < self.usual_share else self.unusual))


class WeightedChoice:
    """Draws options in proportion to their weights."""

    def __init__(self, weighted_options):
        """`weighted_options`: pairs of an option and its weight, in any unit; an option may come more than once."""
        self._options, weights = zip(*weighted_options)
        cumulated = np.cumsum(weights)
        self._bounds = cumulated / cumulated[-1]

    def draw(self, rng):
        """One of the options."""
        return self._options[int(np.searchsorted(self._bounds, rng.random()))]


def chance(rng, probability):
    """True with this probability; what is impossible (0) or certain (1) uses up no random number."""
    if probability in (0, 1):
        return bool(probability)
    return rng.random() < probability


def pick(rng, options):
    """One of the options (a sequence or a string), each as likely as the others."""
    return options[int(rng.integers(len(options)))]


def random_string(rng, length, alphabet):
    """`length` characters drawn independently from the alphabet."""
    return "".join(alphabet[index] for index in rng.integers(len(alphabet), size=length))


def whole_number(rng, low, high):
    """An integer from `low` up to, but not including, `high`."""
    return int(rng.integers(low, high))
