export type { AwsConnectionOptions } from '../connection/aws-connection.ts';
export { createRekognitionFaceEngine, type RekognitionFaceEngineOptions } from './rekognition-face-engine.ts';
