"""Which text a drawn line of a machine-readable zone holds."""

from typing import NamedTuple

from line_drawing.random_choice import pick, random_string, whole_number
from mrz_line.alphabet import CHARSET, DIGITS, FILLER, LETTERS
from mrz_line.documents import document_lines

_LOOKALIKES = "0O0OQD1I1I8B8B5S2Z6G4A7TVYUWMNEFPRKXCL3J<<"
_LEAST_LENGTH = 8
_RANDOM_SHARE = 0.3
_WHOLE_SHARE = 0.85


class LineText(NamedTuple):
    """A line and what stands above and below it."""

    line: str
    above: str | None
    below: str | None


def draw_text(rng) -> LineText:
    """
    A line of a valid document (70 %) or of random characters.

    15 % of all are cut at one or both ends, as by a detector's box.
    """
    kind = rng.random()
    lines = [_random_line(rng) for _ in range(3)] if kind < _RANDOM_SHARE else document_lines(rng)
    index = int(rng.integers(len(lines)))
    text = LineText(
        lines[index],
        lines[index - 1] if index else None,
        lines[index + 1] if index + 1 < len(lines) else None,
    )
    return _cut(rng, text) if kind >= _WHOLE_SHARE and len(text.line) > 12 else text


def _cut(rng, text: LineText) -> LineText:
    length = whole_number(rng, _LEAST_LENGTH, len(text.line))
    start = int(rng.integers(0, len(text.line) - length + 1))
    return LineText(*(line and line[start : start + length] for line in text))


def _random_line(rng) -> str:
    length = whole_number(rng, _LEAST_LENGTH, 51)
    line = ""
    while len(line) < length:
        line += _random_run(rng)
    return line[:length]


def _random_run(rng) -> str:
    kind = rng.random()
    length = whole_number(rng, 1, 12)
    if kind < 0.3:
        return random_string(rng, length, CHARSET)
    if kind < 0.45:
        return random_string(rng, length, DIGITS)
    if kind < 0.6:
        return random_string(rng, length, LETTERS)
    if kind < 0.72:
        return random_string(rng, length, _LOOKALIKES)
    if kind < 0.77:
        return pick(rng, CHARSET) * whole_number(rng, 1, 6)
    return FILLER * whole_number(rng, 1, 22)
