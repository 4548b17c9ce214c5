import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTextractReader, readingFromAnalyzeId } from '../../src/adapters/aws/textract/index.ts';
import { contractAnswer } from '../../src/domain/document/contract-answer.ts';
import { interpretObservation } from '../../src/domain/document/interpret-observation.ts';
import { mrzSpelling } from '../../src/domain/values/person-name.ts';
import { detectTextAnswer } from '../aws/analyze-id-recording.ts';
import { startLoopbackService } from '../aws/loopback-json-service.ts';
import { CODEC, plainPicture } from '../aws/pictures.ts';
import { CORPUS_FOLDER } from './corpus-folder.ts';

const FOLDER = join(CORPUS_FOLDER, 'textract');
const NAMES = ['FIRST_NAME', 'LAST_NAME'];
const today = { year: 2026, month: 11, day: 23 };
const missing = existsSync(FOLDER) ? '' : ' (not run: the evaluation corpus is not there)';
const answers = missing ? [] : genuineAnswers();

describe.skipIf(missing !== '')(`genuine answers of AnalyzeID${missing}`, () => {
  it('are there', () => {
    expect(answers.length).toBeGreaterThan(1);
  });

  it.each(answers)('$name maps to the right fields of the contract', ({ json, shown }) => {
    const reading = readingFromAnalyzeId(json, { widthPx: 1000, heightPx: 630 });
    const answer = contractAnswer(interpretObservation({ ...reading, barcodes: [] }, 'auto', today));
    const date = (field: string) => shown(field).NormalizedValue?.Value?.slice(0, 10);
    expect(answer).toMatchObject({
      documentType: /LICENSE/.test(shown('ID_TYPE').Text) ? 'drivers_license' : 'passport',
      documentNumber: shown('DOCUMENT_NUMBER').Text,
      dateOfBirth: date('DATE_OF_BIRTH'),
      expirationDate: date('EXPIRATION_DATE'),
    });
    for (const [name, text] of Object.entries(answer.rawFields)) {
      if (shown(name).Text && !NAMES.includes(name)) expect(text).toBe(shown(name).Text);
    }
    expect([answer.firstName, answer.lastName].sort()).toEqual(NAMES.map((name) => shown(name).Text).sort());
  });

  it.each(answers.filter(({ signature }) => signature))(
    '$name names the holder in the order of the signature',
    (one) => {
      const reading = readingFromAnalyzeId(one.json, { widthPx: 1000, heightPx: 630 });
      const { fullName } = contractAnswer(interpretObservation({ ...reading, barcodes: [] }, 'auto', today));
      expect(mrzSpelling(fullName)).toBe(mrzSpelling(one.signature ?? ''));
    },
  );
});

describe.skipIf(missing !== '')(`genuine answers of AnalyzeID over the wire${missing}`, () => {
  it.each(answers)('$name is read through the SDK as it is read by itself', async ({ json }) => {
    const service = await startLoopbackService('textract');
    service.replyWith(({ operation }) => ({ answer: operation === 'AnalyzeID' ? json : detectTextAnswer([]) }));
    const reader = createTextractReader({ ...service.connection, codec: CODEC });
    const picture = await plainPicture(100);
    const { lines, ...reading } = await reader.read(picture, { documentType: 'auto' });
    const { lines: recorded, ...alone } = readingFromAnalyzeId(json, picture);
    expect(reading).toEqual(alone);
    expect(lines).toEqual(recorded);
    expect(service.signatureFaults).toEqual([]);
    await reader.close();
    await service.close();
  });
});

// Helpers

interface Detection {
  readonly Text: string;
  readonly NormalizedValue?: { readonly Value?: string };
}

function genuineAnswers() {
  return readdirSync(FOLDER)
    .map((name) => ({ name, json: JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) }))
    .filter(({ json }) => json.IdentityDocuments)
    .map(({ name, json }) => {
      const fields: { Type: { Text: string }; ValueDetection: Detection }[] =
        json.IdentityDocuments[0].IdentityDocumentFields;
      const shown = (type: string): Detection =>
        fields.find(({ Type }) => Type.Text === type)?.ValueDetection ?? { Text: '' };
      return { name, json, shown, signature: signatureOn(json.IdentityDocuments[0].Blocks ?? [], shown) };
    });
}

/** The line in small letters that holds both names and nothing else. */
function signatureOn(blocks: { BlockType: string; Text?: string }[], shown: (type: string) => Detection) {
  const sorted = (text: string) => mrzSpelling(text).split(' ').sort().join(' ');
  const names = sorted(NAMES.map((name) => shown(name).Text).join(' '));
  const lines = blocks.filter(({ BlockType }) => BlockType === 'LINE').map(({ Text = '' }) => Text);
  return lines.find((text) => /\p{Ll}{2}/u.test(text) && sorted(text) === names);
}
