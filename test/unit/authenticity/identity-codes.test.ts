import { describe, expect, it } from 'vitest';
import { completeReading } from '../../../src/adapters/memory/scripted-reading.ts';
import { contractAnswer } from '../../../src/domain/document/contract-answer.ts';
import { type Interpretation, interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { scriptedBarcode } from '../../../src/testing.ts';

const TODAY = { year: 2026, month: 3, day: 1 };

const FRONT = [
  'REPÚBLICA DE COLOMBIA',
  'CÉDULA DE CIUDADANÍA',
  'Número',
  '52314159',
  'Apellidos',
  'NÚÑEZ PEÑA',
  'Nombres',
  'SOFÍA',
];

const colombian = (surname: string) =>
  `0372300114${'\0'.repeat(14)}PubDSK_1${'\0'.repeat(8)}005314450052314159${[surname, 'PEÑA', 'SOFÍA', '']
    .map((name) => name.padEnd(23, '\0'))
    .join('')}0F19900203150010O+`;

function interpreted(lines: readonly string[], code: string, zone: readonly string[] = []): Interpretation {
  const scripted = [...lines, ...zone.map((text) => ({ text, script: 'mrz' as const }))];
  const reading = completeReading({ lines: scripted }, { widthPx: 800, heightPx: 500 }, { id: 'script', version: '1' });
  const { page, lines: read, fields } = reading;
  return interpretObservation(
    { page, lines: read, fields, barcodes: [scriptedBarcode('PDF417', code)] },
    'auto',
    TODAY,
  );
}

function statusOf({ authenticity }: Interpretation, name: string): string | undefined {
  return authenticity.checks.find((check) => check.name === name)?.status;
}

describe('a document whose code is that of an identity card', () => {
  const good = interpreted(FRONT, colombian('NUÑEZ'));

  it('has the type, the issuer and the fields that the code tells, as surely as any barcode', () => {
    expect(contractAnswer(good)).toMatchObject({
      documentType: 'national_id',
      issuingCountry: 'COL',
      firstName: 'SOFÍA',
      documentNumber: '52314159',
      dateOfBirth: '1990-02-03',
      gender: 'F',
    });
    expect(good.fields.find(({ name }) => name === 'dateOfBirth')).toMatchObject({ source: 'barcode', proven: true });
  });

  it('is not held against the rules of North American licences', () => {
    expect(statusOf(good, 'barcode_structure')).toBe('not_run');
    expect(statusOf(good, 'barcode_issuer')).toBe('not_run');
    expect(statusOf(good, 'template_country')).not.toBe('failed');
  });

  it('is compared with the print', () => {
    expect(statusOf(good, 'barcode_print_agreement')).toBe('passed');
    expect(statusOf(interpreted(FRONT, colombian('QUINTERO')), 'barcode_print_agreement')).toBe('failed');
  });

  it('is compared with the machine-readable zone', () => {
    const zone = (surname: string) =>
      composeMrz('TD3', {
        documentCode: 'P',
        issuer: 'UTO',
        documentNumber: 'L898902C3',
        nationality: 'UTO',
        birthDate: '740812',
        sex: 'F',
        expiryDate: '290415',
        surname,
        givenNames: 'ANNA',
      });
    const code = zone('ERIKSSON').join('\n');
    expect(statusOf(interpreted([], code, zone('ERIKSSON')), 'mrz_barcode_agreement')).toBe('passed');
    expect(statusOf(interpreted([], code, zone('LINDQVIST')), 'mrz_barcode_agreement')).toBe('failed');
  });

  it('of no known format tells nothing', () => {
    const unknown = interpreted(FRONT, 'A|B|C|D|E|F|G|H|I|J');
    expect(statusOf(unknown, 'barcode_print_agreement')).toBe('not_run');
    expect(contractAnswer(unknown).dateOfBirth).toBe('');
  });
});
