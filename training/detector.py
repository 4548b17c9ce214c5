"""The detector of lines: python detector.py train|draw|export|check, each with --help"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import torch

from line_training.line_model import load_weights
from line_training.onnx_export import INPUT_NAME
from page_drawing.page_sample import PageSample, draw_page, photograph_page
from text_detection.detection_export import export_detection
from text_detection.detection_net import ProbabilityMapNet, network_with
from text_detection.detection_trainer import DetectionPlan, train_detection
from text_detection.page_window import draw_windows

_FOLDER = Path(__file__).parent
_CHECKPOINT = _FOLDER / "text_detection" / "text-detection.pt"
_RUN = _FOLDER / "runs" / "text-detection"
_CELL_PX = 640
_RED, _BLUE, _GREY = (0, 0, 255), (255, 0, 0), 128


def main() -> None:
    """Reads the arguments and does what they say."""
    parser = argparse.ArgumentParser(description="Trains, shows, exports or checks the detector of lines.")
    commands = parser.add_subparsers(required=True)
    for name, command in (("train", _train), ("draw", _draw), ("export", _export), ("check", _check)):
        subparser = commands.add_parser(
            name, help=command.__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
        )
        subparser.set_defaults(command=command)
        _add_arguments(name, subparser)
    arguments = parser.parse_args()
    arguments.command(arguments)


def _add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    if name == "train":
        parser.add_argument("--minutes", type=float, default=60, help="length of the run, wall-clock minutes")
        parser.add_argument("--batch", type=int, default=6, help="windows of 512 x 512 px a step")
        parser.add_argument("--learning-rate", type=float, default=3e-3, help="of AdamW, at its highest")
        parser.add_argument("--resume", type=Path, help="checkpoint (.pt) to go on from")
        parser.add_argument("--out", type=Path, default=_RUN, help="folder for checkpoint and ONNX file")
    if name == "draw":
        parser.add_argument("sheet", type=Path, help="picture to write (.png)")
        parser.add_argument("--pages", type=int, default=9, help="how many pages")
        parser.add_argument("--columns", type=int, default=3, help="pages side by side")
    if name == "check":
        parser.add_argument("--tolerance", type=float, default=0.02, help="largest difference of a probability")
        parser.add_argument("--pages", type=int, default=12, help="how many pages")
    if name in ("export", "check"):
        parser.add_argument("onnx", type=Path, help="ONNX file")
        parser.add_argument("--checkpoint", type=Path, default=_CHECKPOINT, help="weights (.pt)")
    if name != "export":
        parser.add_argument("--seed", type=int, default=11, help="of the drawn pages")


def _train(arguments: argparse.Namespace) -> None:
    """Trains on drawn pages, on the processor, for a given time."""
    train_detection(
        DetectionPlan(
            minutes=arguments.minutes,
            batch_windows=arguments.batch,
            learning_rate=arguments.learning_rate,
            seed=arguments.seed,
            resume=arguments.resume,
            out=arguments.out,
        )
    )


def _draw(arguments: argparse.Namespace) -> None:
    """Draws a sheet of training pages to look at: lines in red, what may be found or not in blue."""
    rng = np.random.default_rng(arguments.seed)
    cells = [_cell(photograph_page(rng, draw_page(rng))) for _ in range(arguments.pages)]
    cells += [np.full_like(cells[0], _GREY)] * (-len(cells) % arguments.columns)
    columns = [np.vstack(cells[column :: arguments.columns]) for column in range(arguments.columns)]
    if not cv2.imwrite(str(arguments.sheet), np.hstack(columns)):
        raise SystemExit(f"cannot write {arguments.sheet}")


def _cell(sample: PageSample) -> np.ndarray:
    picture = cv2.cvtColor(sample.picture, cv2.COLOR_GRAY2BGR)
    for line in sample.lines:
        corners = line.corners.round().astype(np.int32)
        cv2.polylines(picture, [corners], True, _RED if line.is_readable else _BLUE)
    scale = _CELL_PX / max(picture.shape)
    picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    cell = np.full((_CELL_PX, _CELL_PX, 3), _GREY, np.uint8)
    cell[: picture.shape[0], : picture.shape[1]] = picture
    return cell


def _export(arguments: argparse.Namespace) -> None:
    """Writes a checkpoint as an ONNX file."""
    export_detection(network_with(load_weights(arguments.checkpoint)), arguments.onnx)


def _check(arguments: argparse.Namespace) -> None:
    """Compares an ONNX file with a checkpoint on fresh pages; fails where a probability differs too much."""
    net = ProbabilityMapNet(network_with(load_weights(arguments.checkpoint)))
    session = onnxruntime.InferenceSession(str(arguments.onnx), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(arguments.seed)
    largest = 0.0
    for _ in range(arguments.pages):
        pictures = np.stack([window.picture for window in draw_windows(rng)])[:, None].astype(np.float32) / 255
        with torch.no_grad():
            expected = net(torch.from_numpy(pictures)).numpy()
        (found,) = session.run(None, {INPUT_NAME: pictures})
        largest = max(largest, float(np.abs(found - expected).max()))
    print(f"largest difference of a probability: {largest:.5f}")
    if largest > arguments.tolerance:
        raise SystemExit(f"more than {arguments.tolerance}")


if __name__ == "__main__":
    main()
