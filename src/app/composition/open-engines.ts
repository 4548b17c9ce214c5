import { createLocalFaceEngine, createLocalReader } from '../../adapters/local-engine/index.ts';
import {
  createFallbackFaceEngine,
  createFallbackReader,
  createGuardedFaceEngine,
  createGuardedReader,
} from '../../adapters/resilience/index.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { AppConfig, FaceEngineName, ReaderEngine } from '../config/app-config.ts';
import { loadCloudAdapter } from './load-cloud-adapter.ts';
import type { Ports } from './tokens.ts';

/** The engines that the configuration asks for in place of the embedded ones, or beside them. */
export interface OpenEngines {
  readonly ports: Partial<Pick<Ports, 'documentReader' | 'faceEngine'>>;
  /** Lets calls in flight end. Safe to call twice. */
  close(): Promise<void>;
}

/** What engines are opened with. */
export interface EngineContext {
  readonly telemetry: Telemetry;
  /** Makes pictures fit the limits of cloud services. */
  readonly imageCodec: ImageCodec;
}

/**
 * Opens the engines of the configuration. Where the embedded ones alone are asked for there is nothing to open, and they are left to the
 * container: no package of a cloud vendor is loaded. Throws `config.invalid` when a chosen vendor's package is not installed.
 */
export async function openEngines(config: AppConfig, context: EngineContext): Promise<OpenEngines> {
  const documentReader = await openReader(config, context);
  const faceEngine = await openFaceEngine(config, context);
  return {
    ports: { ...(documentReader ? { documentReader } : {}), ...(faceEngine ? { faceEngine } : {}) },
    async close() {
      await Promise.all([documentReader?.close(), faceEngine?.close()]);
    },
  };
}

async function openReader(config: AppConfig, context: EngineContext): Promise<DocumentReader | undefined> {
  const [first, second] = config.reader.engines;
  if (first === 'local' && second === undefined) return undefined;
  const reader = await readerOf(first, config, context);
  if (second === undefined) return reader;
  const fallback = { budgetMs: config.cloud.deadlineMs, telemetry: context.telemetry };
  return createFallbackReader(reader, await readerOf(second, config, context), fallback);
}

async function readerOf(
  engine: ReaderEngine,
  { reader, cloud }: AppConfig,
  { telemetry, imageCodec: codec }: EngineContext,
): Promise<DocumentReader> {
  if (engine === 'local') return createLocalReader({ processes: reader.processes });
  const { createTextractReader } = await loadCloudAdapter(
    () => import('../../adapters/aws/textract/index.ts'),
    'IDLENS_READER',
    '@aws-sdk/client-textract',
  );
  const endpoint = cloud.textractEndpoint === undefined ? {} : { endpoint: cloud.textractEndpoint };
  return createGuardedReader(createTextractReader({ ...connectionOf(cloud), ...endpoint, codec }), { telemetry });
}

async function openFaceEngine(config: AppConfig, context: EngineContext): Promise<FaceEngine | undefined> {
  const [first, second] = config.faces.engines;
  if (first === 'local' && second === undefined) return undefined;
  const engine = await faceEngineOf(first, config, context);
  if (second === undefined) return engine;
  const fallback = { budgetMs: config.cloud.deadlineMs, telemetry: context.telemetry };
  return createFallbackFaceEngine(engine, await faceEngineOf(second, config, context), fallback);
}

async function faceEngineOf(
  engine: FaceEngineName,
  { faces, cloud }: AppConfig,
  { telemetry, imageCodec: codec }: EngineContext,
): Promise<FaceEngine> {
  if (engine === 'local') return createLocalFaceEngine({ processes: faces.processes });
  const { createRekognitionFaceEngine } = await loadCloudAdapter(
    () => import('../../adapters/aws/rekognition/index.ts'),
    'IDLENS_FACES',
    '@aws-sdk/client-rekognition',
  );
  const endpoint = cloud.rekognitionEndpoint === undefined ? {} : { endpoint: cloud.rekognitionEndpoint };
  const rekognition = createRekognitionFaceEngine({ ...connectionOf(cloud), ...endpoint, codec });
  return createGuardedFaceEngine(rekognition, { telemetry });
}

function connectionOf({ region, deadlineMs }: AppConfig['cloud']) {
  return { deadlineMs, ...(region === undefined ? {} : { region }) };
}
