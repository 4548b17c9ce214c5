"""The recognisers that can be trained here, by name, and the command-line arguments that choose one."""

import argparse
from pathlib import Path

from line_training.line_recogniser import LineRecogniser
from mrz_line.recogniser import MRZ_LINE
from text_line.recogniser import TEXT_LINE

RECOGNISERS: dict[str, LineRecogniser] = {recogniser.name: recogniser for recogniser in (MRZ_LINE, TEXT_LINE)}


class _HelpFormatter(argparse.ArgumentDefaultsHelpFormatter):
    """Shows defaults, but no `(default: None)` where the help says what happens instead."""

    def _get_help_string(self, action):
        return action.help if action.default is None else super()._get_help_string(action)


def argument_parser(description: str) -> argparse.ArgumentParser:
    """A parser whose first argument is the recogniser's name and whose help shows defaults."""
    parser = argparse.ArgumentParser(description=description, formatter_class=_HelpFormatter)
    parser.add_argument("recogniser", choices=sorted(RECOGNISERS), help="which recogniser")
    return parser


def add_checkpoint_argument(parser: argparse.ArgumentParser) -> None:
    """Adds `--checkpoint`."""
    parser.add_argument("--checkpoint", type=Path, help="weights (.pt); the committed ones when left out")
