"""The detector as an ONNX file."""

from pathlib import Path

import torch

from line_training.onnx_export import INPUT_NAME, OUTPUT_NAME, store_halved
from text_detection.detection_net import SIDE_MULTIPLE_PX, DetectionNet, ProbabilityMapNet

_OPSET = 17


def export_detection(net: DetectionNet, path: Path) -> None:
    """
    Writes the ONNX file; weights are kept as float16, arithmetic is float32.

    Input `x`: float32 [n, 1, h, w], grey 0 to 1, sides multiples of SIDE_MULTIPLE_PX. Output `p`: float32
    [n, 1, h/2, w/2], probabilities.
    """
    torch.onnx.export(
        ProbabilityMapNet(net).eval(),
        (torch.rand(1, 1, 2 * SIDE_MULTIPLE_PX, 3 * SIDE_MULTIPLE_PX),),
        str(path),
        input_names=[INPUT_NAME],
        output_names=[OUTPUT_NAME],
        opset_version=_OPSET,
        dynamic_axes={INPUT_NAME: {0: "n", 2: "h", 3: "w"}, OUTPUT_NAME: {0: "n", 2: "h2", 3: "w2"}},
        dynamo=False,
    )
    store_halved(path)
