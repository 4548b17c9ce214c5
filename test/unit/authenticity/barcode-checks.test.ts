import { describe, expect, it } from 'vitest';
import { barcodeIssuer } from '../../../src/domain/authenticity/barcode-issuer.ts';
import { barcodeStructure } from '../../../src/domain/authenticity/barcode-structure.ts';
import { line, statusOf, subjectOf } from './check-subject.ts';

const ELEMENTS = {
  DCA: 'C',
  DCB: 'NONE',
  DCD: 'NONE',
  DBA: '08292031',
  DCS: 'HARGROVE',
  DAC: 'MEREDITH',
  DBD: '08292023',
  DBB: '03171979',
  DBC: '2',
  DAY: 'BRO',
  DAU: '069 in',
  DAG: '1482 SE MADISON ST',
  DAI: 'PORTLAND',
  DAJ: 'OR',
  DAK: '972140000',
  DAQ: '47291058',
  DCF: 'ZA0718205523',
  DCG: 'USA',
};

function payload(change: Readonly<Record<string, string | undefined>> = {}, issuer = '636029', version = '10'): string {
  const elements = Object.entries({ ...ELEMENTS, ...change }).flatMap(([id, value]) =>
    value === undefined ? [] : [`${id}${value}`],
  );
  return `@\n\u001e\rANSI ${issuer}${version}0001DL00310250DL${elements.join('\n')}\r`;
}

const structure = (text: string) => statusOf(barcodeStructure, subjectOf({ barcodes: [text] }));
const issuer = (text: string, print: readonly string[] = []) =>
  statusOf(barcodeIssuer, subjectOf({ barcodes: [text], print }));

describe('barcode_structure', () => {
  it('passes a barcode as the standard asks', () => {
    expect(structure(payload())).toBe('passed');
  });

  it.each([
    ['a date that is in no calendar', { DBB: '02301979' }],
    ['a country that issues no such licence', { DCG: 'FRA' }],
    ['a sex that the standard does not know', { DBC: '7' }],
    ['no number', { DAQ: undefined }],
  ])('fails a barcode with %s', (_what, change) => {
    expect(structure(payload(change))).toBe('failed');
  });

  it('warns where a mandatory element is missing, and names it', () => {
    const { status, detail } = barcodeStructure.look(subjectOf({ barcodes: [payload({ DAY: undefined })] }));
    expect([status, detail.includes('DAY')]).toEqual(['warning', true]);
  });

  it('is not run without a barcode of a licence', () => {
    expect(structure('https://example.org/ticket')).toBe('not_run');
    expect(statusOf(barcodeStructure, subjectOf({}))).toBe('not_run');
  });
});

describe('barcode_issuer', () => {
  it('passes where issuer number, address, country and print are of one state', () => {
    expect(issuer(payload(), ['OREGON', 'DRIVER LICENSE'])).toBe('passed');
  });

  it('fails where the card says that it is of another state or the barcode of another country', () => {
    expect(issuer(payload(), ['TEXAS'])).toBe('failed');
    expect(issuer(payload({ DCG: 'CAN' }))).toBe('failed');
  });

  it('warns of an address in another state, of a number that nobody has, and of several states in print', () => {
    expect(issuer(payload({ DAJ: 'NV' }))).toBe('warning');
    expect(issuer(payload({}, '636999'))).toBe('warning');
    expect(issuer(payload(), ['TEXAS', 'NEVADA'])).toBe('warning');
  });

  it('does not take a state within a sentence, or read in doubt, for the issuer', () => {
    expect(issuer(payload(), ['Not valid in Texas'])).toBe('passed');
    const print = [line('TEXAS', 0, 0.6)];
    expect(statusOf(barcodeIssuer, subjectOf({ barcodes: [payload()], print }))).toBe('passed');
  });

  it('is not run without a barcode of a licence', () => {
    expect(statusOf(barcodeIssuer, subjectOf({ print: ['OREGON'] }))).toBe('not_run');
  });
});
