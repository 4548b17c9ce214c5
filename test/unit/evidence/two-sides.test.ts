import { describe, expect, it } from 'vitest';
import { completeReading, type ScriptedReading } from '../../../src/adapters/memory/scripted-reading.ts';
import { contractAnswer } from '../../../src/domain/document/contract-answer.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import type { Observation } from '../../../src/domain/evidence/observation.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { scriptedBarcode } from '../../../src/testing.ts';

const TODAY = { year: 2026, month: 3, day: 1 };
const ZONE = composeMrz('TD1', {
  documentCode: 'ID',
  issuer: 'D<<',
  documentNumber: 'LZ6311T47',
  birthDate: '830812',
  sex: 'F',
  expiryDate: '310801',
  nationality: 'D<<',
  surname: 'MUELLER',
  givenNames: 'JOERG',
});

const FRONT = side({
  lines: [
    'BUNDESREPUBLIK DEUTSCHLAND',
    'PERSONALAUSWEIS',
    'Name',
    'MÜLLER',
    'Vornamen',
    'JÖRG',
    'Geburtstag',
    '12.08.1983',
  ],
});
const BACK = side({
  lines: ['Anschrift / Address', 'HEIDESTRASSE 17', '51147 KÖLN', ...zoneLines(ZONE)],
});

describe('the front and the back of a card', () => {
  const both = interpretObservation({ ...FRONT, back: BACK }, 'auto', TODAY);

  it('give the name as the front prints it with the number and the address of the back', () => {
    expect(contractAnswer(both)).toMatchObject({
      documentType: 'national_id',
      firstName: 'JÖRG',
      lastName: 'MÜLLER',
      dateOfBirth: '1983-08-12',
      documentNumber: 'LZ6311T47',
      issuingCountry: 'DEU',
      mrzData: ZONE.join('\n'),
    });
    expect(contractAnswer(both).address).toContain('HEIDESTRASSE 17');
  });

  it('say of each field on which side it stands', () => {
    const sides = Object.fromEntries(both.fields.map(({ name, side: where }) => [name, where]));
    expect(sides).toMatchObject({ lastName: 'front', documentNumber: 'back', address: 'back' });
  });

  it('tell each other the issuer and the type', () => {
    const front = side({
      lines: ['CALIFORNIA', 'DRIVER LICENSE', 'DL D1234567', 'EXP 08/31/2029', 'LN SAMPLE', 'FN JANE'],
    });
    const back = side({ lines: ['ISS 08/04/2024'] });
    const dates = (observed: Observation & { back?: Observation }) =>
      interpretObservation(observed, 'auto', TODAY).rawFields.DATE_OF_ISSUE;
    expect(dates({ ...front, back })).toBe('08/04/2024');
    expect(interpretObservation({ ...front, back }, 'auto', TODAY).findings.map(({ code }) => code)).not.toContain(
      'date.ambiguous',
    );
  });

  it('give the barcode of the one with the print of the other', () => {
    const front = side({ lines: ['CALIFORNIA', 'DRIVER LICENSE'] });
    const payload = '@\n\u001e\rANSI 636014090002DL00410278ZV03190008DLDAQD1234567\nDCSSAMPLE\nDACJANE\nDBB06061986\n';
    const back = { ...side({}), barcodes: [scriptedBarcode('PDF417', payload)] };
    const { fields } = interpretObservation({ ...front, back }, 'auto', TODAY);
    expect(fields.find(({ name }) => name === 'lastName')).toMatchObject({
      value: 'SAMPLE',
      source: 'barcode',
      side: 'back',
    });
  });

  it('take the zone whose check digits hold, whichever side shows it', () => {
    const misread = ZONE.map((line) => line.replace('LZ6311T47', 'LZ8811147').replace('830812', '880812'));
    const worse = side({ lines: zoneLines(misread) });
    for (const sides of [
      { ...worse, back: BACK },
      { ...BACK, back: worse },
    ])
      expect(interpretObservation(sides, 'auto', TODAY).mrzData).toBe(ZONE.join('\n'));
  });
});

// Helpers

function side(reading: ScriptedReading): Observation {
  const { page, lines, fields } = completeReading(
    reading,
    { widthPx: 1000, heightPx: 630 },
    { id: 'scripted', version: '1' },
  );
  return { page, lines, fields, barcodes: [] };
}

function zoneLines(zone: readonly string[]) {
  return zone.map((text) => ({ text, script: 'mrz' as const }));
}
