"""Trains a recogniser of lines on drawn lines: python train.py mrz-line --minutes 35"""

import argparse
from pathlib import Path

from line_training.line_trainer import TrainingPlan, train
from recognisers import RECOGNISERS, argument_parser

_RUNS = Path(__file__).parent / "runs"


def main() -> None:
    """Reads the arguments and trains."""
    parser = _parser()
    arguments = parser.parse_args()
    if arguments.resume and not arguments.resume.is_file():
        parser.error(f"there is no checkpoint {arguments.resume}")
    recogniser = RECOGNISERS[arguments.recogniser]
    plan = TrainingPlan(
        minutes=arguments.minutes,
        batch_lines=arguments.batch,
        processes=arguments.processes,
        learning_rate=arguments.learning_rate,
        seed=arguments.seed,
        average_every=arguments.average_every,
        frame_loss_share=arguments.frame_loss_share,
        bfloat16=recogniser.bfloat16 if arguments.bfloat16 is None else arguments.bfloat16,
        resume=arguments.resume,
        out=arguments.out or _RUNS / recogniser.name,
    )
    train(recogniser, plan)


def _parser() -> argparse.ArgumentParser:
    parser = argument_parser("Trains a recogniser of lines on drawn lines, on the processor, for a given time.")
    parser.add_argument("--minutes", type=float, default=30, help="length of the run, wall-clock minutes")
    parser.add_argument("--batch", type=int, default=16, help="lines a step, for each process")
    parser.add_argument("--processes", type=int, default=2, help="processes that train side by side, one thread each")
    parser.add_argument("--learning-rate", type=float, default=3e-3, help="of AdamW, at its highest")
    parser.add_argument("--seed", type=int, default=11, help="of the drawn lines and their variation")
    parser.add_argument("--average-every", type=int, default=8, help="steps between averages over the processes")
    parser.add_argument(
        "--frame-loss-share",
        type=float,
        default=0.25,
        help="share of the run, 0 to 1, that also learns the class of each frame; not when resumed",
    )
    parser.add_argument(
        "--bfloat16",
        action=argparse.BooleanOptionalAction,
        help="forward pass in bfloat16; when left out: yes for text-line, no for mrz-line",
    )
    parser.add_argument("--resume", type=Path, help="checkpoint (.pt) to go on from; from scratch when left out")
    parser.add_argument("--out", type=Path, help="folder for weights, ONNX file and alphabet; runs/NAME when left out")
    return parser


if __name__ == "__main__":
    main()
