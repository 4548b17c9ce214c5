"""Exports a checkpoint: python export_onnx.py mrz-line mrz-line.onnx"""

from pathlib import Path

from line_training.line_model import load_weights, network_with
from line_training.onnx_export import export_onnx
from recognisers import RECOGNISERS, add_checkpoint_argument, argument_parser


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argument_parser("Writes a checkpoint as an ONNX file, and the alphabet beside it as charset.txt.")
    parser.add_argument("onnx", type=Path, help="file to write (.onnx)")
    add_checkpoint_argument(parser)
    parser.add_argument("--half-storage", action="store_true", help="keep weights as float16: half the size")
    arguments = parser.parse_args()
    recogniser = RECOGNISERS[arguments.recogniser]
    weights = load_weights(arguments.checkpoint or recogniser.checkpoint)
    export_onnx(recogniser, network_with(recogniser, weights), arguments.onnx, arguments.half_storage)


if __name__ == "__main__":
    main()
