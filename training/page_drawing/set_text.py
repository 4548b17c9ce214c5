"""Text set in type: the ink of one line and the bounds that a detector of text should find."""

import functools
import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from line_drawing.random_choice import pick, random_string, whole_number
from text_line.fonts import draw_font, draw_zone_font, printable
from text_line.line_text import draw_text

_CAP_SAMPLE = "H"
_DESIGN_SIZE_PX = 200
_FOREIGN_SHARE = 0.1
_SCRIPT_FONTS_FOLDER = Path("/usr/share/fonts")
# Name in the font's file, first and last code point.
_SCRIPTS = (
    ("Arabic", 0x0627, 0x064A),
    ("Hebrew", 0x05D0, 0x05EA),
    ("Devanagari", 0x0905, 0x0939),
    ("Bengali", 0x0985, 0x09A8),
    ("Thai", 0x0E01, 0x0E2E),
    ("Georgian", 0x10D0, 0x10F0),
    ("Armenian", 0x0531, 0x0556),
    ("Sinhala", 0x0D9A, 0x0DC6),
    ("Khmer", 0x1780, 0x17A2),
    ("CJK", 0x4E00, 0x6E00),
    ("CJK", 0x3041, 0x3096),
    ("CJK", 0xAC00, 0xB400),
    ("Sans", 0x0410, 0x044F),
    ("Sans", 0x0391, 0x03A1),
)


class TypeFace(NamedTuple):
    """A font with how tall its capitals are."""

    path: str
    cap_share: float
    """Height of a capital against the nominal size."""

    def at(self, cap_height_px: float) -> ImageFont.FreeTypeFont:
        """The font at the size where capitals have this height."""
        return _font(self.path, max(4, round(cap_height_px / self.cap_share)))


class SetText(NamedTuple):
    """The ink of one line: float32 [height, width], 0 to 1, and in it the bounds of the line."""

    ink: np.ndarray
    left: float
    top: float
    right: float
    bottom: float


def draw_face(rng) -> TypeFace:
    """A type face by its weight in `text_line.fonts`."""
    return face_of(draw_font(rng))


def draw_zone_face(rng) -> TypeFace:
    """A type face of machine-readable zones."""
    return face_of(draw_zone_font(rng))


@functools.cache
def face_of(path: str) -> TypeFace:
    """The font with its measure."""
    _, top, _, _ = _font(path, _DESIGN_SIZE_PX).getbbox(_CAP_SAMPLE, anchor="ls")
    return TypeFace(path, -top / _DESIGN_SIZE_PX)


def draw_line(rng, face: TypeFace) -> tuple[str, TypeFace]:
    """What a line says: mostly Latin text of documents, now and then another script with a face that has it."""
    foreign = _draw_script(rng) if rng.random() < _FOREIGN_SHARE else None
    if foreign:
        return foreign
    while True:
        parts = [part for part in draw_text(rng) if not part.is_zone]
        if parts:
            return printable(" ".join(part.text for part in parts), face.path), face


def set_text(text: str, face: TypeFace, cap_height_px: float, tracking: float = 0) -> SetText | None:
    """
    Sets one line. `tracking`: additional space between letters, in cap heights.

    None where nothing of it can be seen.
    """
    font = face.at(cap_height_px)
    pieces = list(text) if tracking else [text]
    advances = [font.getlength(piece) + tracking * cap_height_px for piece in pieces]
    starts = np.cumsum([0, *advances[:-1]])
    margin = int(cap_height_px) + 2
    width, height = math.ceil(sum(advances)) + 2 * margin, math.ceil(2.2 * cap_height_px) + 2 * margin
    baseline = margin + math.ceil(1.4 * cap_height_px)
    canvas = Image.new("L", (width, height))
    pen = ImageDraw.Draw(canvas)
    for piece, start in zip(pieces, starts):
        pen.text((margin + start, baseline), piece, fill=255, font=font, anchor="ls")
    bounds = canvas.getbbox()
    if not bounds:
        return None
    left, top, right, bottom = bounds
    ink = np.asarray(canvas, np.float32) / 255
    return SetText(ink, left, min(top, baseline - cap_height_px), right, max(bottom, baseline))


def _draw_script(rng) -> tuple[str, TypeFace] | None:
    name, first, last = pick(rng, _SCRIPTS)
    paths = _script_fonts(name)
    if not paths:
        return None
    alphabet = [chr(code) for code in range(first, last)]
    words = [random_string(rng, whole_number(rng, 1, 10), alphabet) for _ in range(whole_number(rng, 1, 4))]
    return " ".join(words), face_of(pick(rng, paths))


@functools.cache
def _script_fonts(name: str) -> list[str]:
    return sorted(str(path) for path in _SCRIPT_FONTS_FOLDER.rglob(f"Noto*{name}-Regular.tt[fc]"))


@functools.lru_cache(maxsize=600)
def _font(path: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size_px)
