"""Draws a sheet of training lines to look at: python draw_samples.py text-line sheet.png"""

from pathlib import Path

import cv2
import numpy as np

from line_drawing.line_sample import LINE_HEIGHT_PX, LineSample
from recognisers import RECOGNISERS, argument_parser

_ROW_PX = LINE_HEIGHT_PX + 20
_WHITE, _BLACK = 255, 0


def main() -> None:
    """Reads the arguments, draws and writes the sheet."""
    parser = argument_parser(
        "Draws a sheet of training lines, with the centres of the characters and the text below each."
    )
    parser.add_argument("sheet", type=Path, help="picture to write (.png)")
    parser.add_argument("--lines", type=int, default=60, help="how many lines")
    parser.add_argument("--columns", type=int, default=2, help="lines side by side")
    parser.add_argument("--column-width", type=int, default=700, help="pixels; longer lines are cut")
    parser.add_argument("--seed", type=int, default=0, help="one seed gives one sheet")
    arguments = parser.parse_args()
    rng = np.random.default_rng(arguments.seed)
    draw = RECOGNISERS[arguments.recogniser].draw_sample
    cells = [_cell(draw(rng), arguments.column_width) for _ in range(arguments.lines)]
    cells += [np.full_like(cells[0], _WHITE)] * (-len(cells) % arguments.columns)
    columns = [np.vstack(cells[column :: arguments.columns]) for column in range(arguments.columns)]
    if not cv2.imwrite(str(arguments.sheet), np.hstack(columns)):
        raise SystemExit(f"cannot write {arguments.sheet}")


def _cell(sample: LineSample, width_px: int) -> np.ndarray:
    cell = np.full((_ROW_PX, width_px), _WHITE, np.uint8)
    shown_px = min(width_px, sample.picture.shape[1])
    cell[:LINE_HEIGHT_PX, :shown_px] = sample.picture[:, :shown_px]
    for centre in sample.centres_px:
        column = int(np.clip(centre, 0, width_px - 1))
        cell[LINE_HEIGHT_PX + 1 : LINE_HEIGHT_PX + 4, column] = _BLACK
    ascii_text = sample.text.encode("ascii", "replace").decode()
    cv2.putText(cell, ascii_text, (0, _ROW_PX - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.38, _BLACK, 1)
    return cell


if __name__ == "__main__":
    main()
