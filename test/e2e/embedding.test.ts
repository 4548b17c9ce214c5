import { afterEach, describe, expect, it } from 'vitest';
import { composeMrz } from '../../src/domain/mrz/compose.ts';
import { mrzSpelling } from '../../src/domain/values/person-name.ts';
import { contractAnswer, createIdlens, type Idlens, type ScanResult } from '../../src/index.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { drawSpecimen } from '../specimens/draw-specimen.ts';
import { PEOPLE } from '../specimens/people.ts';

let idlens: Idlens | undefined;
afterEach(async () => {
  await idlens?.close();
});

const [person] = Object.values(PEOPLE);
if (!person) throw new Error('there are no people to draw');

describe('idlens inside another service', () => {
  it('reads a picture with the embedded engine and nothing configured', async () => {
    const { png, truth } = await drawSpecimen('passport', person);
    idlens = createIdlens({ readerProcesses: 1 });
    const result = await idlens.scanDocument(png);
    expect(result.documentType).toBe('passport');
    expect(result.mrzData).toBe(truth.mrz?.join('\n'));
    expect(contractAnswer(result)).toMatchObject({
      dateOfBirth: truth.fields.dateOfBirth,
      documentNumber: truth.fields.documentNumber,
    });
  });

  it('takes another OCR vendor in one line', async () => {
    const { png } = await drawSpecimen('passport', person);
    const zone = composeMrz('TD3', {
      documentCode: 'P',
      issuer: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '740812',
      sex: 'F',
      expiryDate: '300415',
    });
    idlens = createIdlens({ documentReader: createScriptedDocumentReader({ lines: ['PASSPORT', ...zone] }) });
    expect(contractAnswer(await idlens.scanDocument(png))).toMatchObject({
      documentType: 'passport',
      lastName: 'ERIKSSON',
      dateOfBirth: '1974-08-12',
    });
  });

  it('takes base64 as well as bytes, and tells bad input by a typed failure', async () => {
    idlens = createIdlens({ documentReader: createScriptedDocumentReader({ lines: ['PASSPORT'] }) });
    const { png } = await drawSpecimen('visa-b', person);
    await expect(idlens.scanDocument(Buffer.from(png).toString('base64'))).resolves.toMatchObject({
      documentType: 'passport',
    });
    await expect(idlens.scanDocument('not an image')).rejects.toMatchObject({
      code: 'image.not_an_image',
      retryable: false,
    });
    await expect(idlens.scanDocument(new Uint8Array())).rejects.toMatchObject({ code: 'image.empty' });
  });

  it('reads both sides of a card into one result', async () => {
    const front = await drawSpecimen('identity-card-front', PEOPLE.helene);
    const back = await drawSpecimen('identity-card-back', PEOPLE.helene);
    idlens = createIdlens({ readerProcesses: 1 });
    const result = await idlens.scanDocument(front.png, { imageBack: back.png });
    const lastName = result.fields.find(({ name }) => name === 'lastName');
    expect(mrzSpelling(lastName?.value ?? '')).toBe(mrzSpelling(PEOPLE.helene.surname));
    expect(lastName).toMatchObject({ source: 'mrz', side: 'front' });
    expect(contractAnswer(result)).toMatchObject({
      documentType: 'national_id',
      documentNumber: back.truth.fields.documentNumber,
      mrzData: back.truth.mrz?.join('\n'),
    });
    expect(result.fields.find(({ name }) => name === 'address')?.side).toBe('back');
    expect(result.back).toMatchObject({ turn: 0 });
    const swapped = await idlens.scanDocument(back.png, { imageBack: front.png });
    expect(withoutSides(swapped)).toEqual(withoutSides(result));
  });
});

/** The contract's answer, but for the side that each piece of evidence stands on. */
function withoutSides(result: ScanResult) {
  const { authenticity, ...answer } = contractAnswer(result);
  const checks = authenticity.checks.map(({ evidence = [], ...check }) => ({
    ...check,
    evidence: evidence.map(({ side: _side, ...each }) => each),
  }));
  return { ...answer, authenticity: { ...authenticity, checks } };
}
