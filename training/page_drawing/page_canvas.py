"""The flat page that a document is drawn on, with the bounds of every line of its print."""

from typing import NamedTuple

import numpy as np

from page_drawing.set_text import SetText

_LEAST_READABLE_INK = 0.35


class Area(NamedTuple):
    """A rectangle of the page, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    def inset(self, share: float) -> "Area":
        """Smaller on all sides by a share of the shorter side."""
        margin = share * min(self.width, self.height)
        return Area(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)


class PlacedLine(NamedTuple):
    """A line of text on the page: its bounds as four corners, clockwise from where reading starts."""

    corners: np.ndarray
    """float32 [4, 2]: x, y."""
    is_readable: bool
    """False for what a detector may find or leave: faint, tiny or overprinted text."""


class PageCanvas:
    """A grey page, 0 for black and 1 for white, that print is put on."""

    def __init__(self, grey: np.ndarray):
        self.grey = grey
        self.lines: list[PlacedLine] = []

    @property
    def height_px(self) -> int:
        """Height of the page."""
        return self.grey.shape[0]

    @property
    def width_px(self) -> int:
        """Width of the page."""
        return self.grey.shape[1]

    @property
    def area(self) -> Area:
        """The whole page."""
        return Area(0, 0, self.width_px, self.height_px)

    def window(self, area: Area) -> np.ndarray:
        """The part of the page under an area, to draw into."""
        top, left = max(0, int(area.top)), max(0, int(area.left))
        return self.grey[top : max(top, int(area.bottom)), left : max(left, int(area.right))]

    def print_line(
        self, text: SetText, left: float, top: float, grey: float, opacity: float = 1, quarter_turns: int = 0
    ) -> Area | None:
        """
        Prints a line whose bounds begin at `left` and `top`; returns them, or None where it does not fit.

        `quarter_turns`: against the clock.
        """
        ink = np.rot90(text.ink, quarter_turns)
        bounds = _turned_bounds(text, quarter_turns)
        start_x, start_y = round(left - bounds.left), round(top - bounds.top)
        height, width = ink.shape
        area = Area(bounds.left + start_x, bounds.top + start_y, bounds.right + start_x, bounds.bottom + start_y)
        if area.left < 0 or area.top < 0 or area.right > self.width_px or area.bottom > self.height_px:
            return None
        rows = slice(max(0, start_y), min(self.height_px, start_y + height))
        columns = slice(max(0, start_x), min(self.width_px, start_x + width))
        cut = ink[rows.start - start_y : rows.stop - start_y, columns.start - start_x : columns.stop - start_x]
        window = self.grey[rows, columns]
        window += opacity * cut * (grey - window)
        self.lines.append(PlacedLine(corners_of(area, quarter_turns), opacity > _LEAST_READABLE_INK))
        return area


def _turned_bounds(text: SetText, quarter_turns: int) -> Area:
    height, width = text.ink.shape
    area = Area(text.left, text.top, text.right, text.bottom)
    for _ in range(quarter_turns % 4):
        area = Area(area.top, width - area.right, area.bottom, width - area.left)
        height, width = width, height
    return area


def corners_of(area: Area, quarter_turns: int = 0) -> np.ndarray:
    """The corners of an area as a line has them. `quarter_turns`: of its text, against the clock."""
    clockwise = [(area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom)]
    return np.roll(np.array(clockwise, np.float32), quarter_turns, axis=0)
