"""Compares an ONNX file with a checkpoint: python check_model.py mrz-line ../models/mrz-line/mrz-line.onnx"""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from line_training.line_batch import stack_pictures
from line_training.line_model import ProbabilityNet, load_weights, network_with
from line_training.line_scoring import best_path, draw_by_width, score
from line_training.onnx_export import INPUT_NAME, OUTPUT_NAME
from recognisers import RECOGNISERS, add_checkpoint_argument, argument_parser


def main() -> None:
    """Reads the arguments, compares, prints; exits with 1 when the ONNX file disagrees."""
    arguments = _parser().parse_args()
    recogniser = RECOGNISERS[arguments.recogniser]
    net = network_with(recogniser, load_weights(arguments.checkpoint or recogniser.checkpoint))
    samples = draw_by_width(recogniser, arguments.seed, arguments.lines)
    print(f"checkpoint, {len(samples)} drawn lines: {score(recogniser, net, samples)}")
    session = onnxruntime.InferenceSession(str(arguments.onnx), providers=["CPUExecutionProvider"])
    largest, differing = 0.0, 0
    for sample in samples:
        pictures = stack_pictures([sample])
        with torch.no_grad():
            expected = ProbabilityNet(net)(pictures)[0].numpy()
        (actual,) = session.run([OUTPUT_NAME], {INPUT_NAME: pictures.numpy()})
        largest = max(largest, float(np.abs(expected - actual[0]).max()))
        differing += best_path(recogniser.charset, expected) != best_path(recogniser.charset, actual[0])
    print(f"ONNX file: largest difference of a probability {largest:.2g}, lines read differently {differing}")
    if largest > arguments.tolerance:
        raise SystemExit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argument_parser("Compares an ONNX file with a checkpoint on fresh lines and says how well they are read.")
    parser.add_argument("onnx", type=Path, help="file to check (.onnx)")
    add_checkpoint_argument(parser)
    parser.add_argument("--lines", type=int, default=300, help="how many lines to draw")
    parser.add_argument("--seed", type=int, default=7, help="of the lines; 7 draws those that training validates with")
    parser.add_argument(
        "--tolerance", type=float, default=1e-3, help="largest difference of a probability; float16 storage needs 0.1"
    )
    return parser


if __name__ == "__main__":
    main()
