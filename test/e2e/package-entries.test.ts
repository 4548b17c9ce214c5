import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Rekognition from '../../src/adapters/aws/rekognition/index.ts';
import type * as S3 from '../../src/adapters/aws/s3/index.ts';
import type * as Textract from '../../src/adapters/aws/textract/index.ts';
import type * as Resilience from '../../src/adapters/resilience/index.ts';
import type * as Idlens from '../../src/index.ts';
import { analyzeIdAnswer, recordedDocument } from '../aws/analyze-id-recording.ts';
import { LICENCE_FRONT } from '../aws/invented-people.ts';
import { type LoopbackService, startLoopbackService } from '../aws/loopback-json-service.ts';
import { CODEC, plainFile } from '../aws/pictures.ts';

/** What embedders import is the built package, by its own name. */
const entry = <Module>(path: string): Promise<Module> => import(/* @vite-ignore */ `idlens${path}`);

describe('the entries of the built package', () => {
  let textract: LoopbackService;
  beforeAll(async () => {
    textract = await startLoopbackService('textract');
    textract.replyWith(() => ({
      answer: analyzeIdAnswer(recordedDocument(LICENCE_FRONT.fields, LICENCE_FRONT.lines)),
    }));
  });
  afterAll(() => textract.close());

  it('give each cloud adapter alone', async () => {
    expect(await entry<typeof Textract>('/adapters/textract')).toHaveProperty('createTextractReader');
    expect(await entry<typeof Rekognition>('/adapters/rekognition')).toHaveProperty('createRekognitionFaceEngine');
    expect(await entry<typeof S3>('/adapters/s3')).toHaveProperty('createS3Storage');
    expect(await entry<typeof Resilience>('/adapters/resilience')).toHaveProperty('createFallbackReader');
  });

  it('let an embedder read through Textract in one line', async () => {
    const { createIdlens, contractAnswer } = await entry<typeof Idlens>('');
    const { createTextractReader } = await entry<typeof Textract>('/adapters/textract');
    const documentReader = createTextractReader({ ...textract.connection, codec: CODEC });
    const idlens = createIdlens({ documentReader });
    const result = await idlens.scanDocument(await plainFile(120));
    expect(contractAnswer(result)).toMatchObject({ fullName: 'RUTH ELLEN HOLLOWAY', gender: 'F' });
    await idlens.close();
    await documentReader.close();
  });

  it('all lead to a file that was built', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    const files = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((file) => !file.includes('*') && !existsSync(file))).toEqual([]);
  });
});
