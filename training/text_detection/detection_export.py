"""The detector as an ONNX file."""

from pathlib import Path

import torch

from line_training.onnx_export import write_onnx
from text_detection.detection_net import SIDE_MULTIPLE_PX, DetectionNet, ProbabilityMapNet


def export_detection(net: DetectionNet, path: Path) -> None:
    """
    Writes the ONNX file; weights are kept as float16, arithmetic is float32.

    Input `x`: float32 [n, 1, h, w], grey 0 to 1, sides multiples of SIDE_MULTIPLE_PX. Output `p`: float32
    [n, 1, h/2, w/2], probabilities.
    """
    example = torch.rand(1, 1, 2 * SIDE_MULTIPLE_PX, 3 * SIDE_MULTIPLE_PX)
    open_axes = ({0: "n", 2: "h", 3: "w"}, {0: "n", 2: "h2", 3: "w2"})
    write_onnx(ProbabilityMapNet(net), example, path, open_axes, half_storage=True)
