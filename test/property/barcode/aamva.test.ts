import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAamva } from '../../../src/domain/barcode/aamva.ts';
import type { AamvaLicence } from '../../../src/domain/barcode/aamva-licence.ts';
import { readBarcodePayload } from '../../../src/domain/barcode/payload.ts';
import { type PlainLicence, payloadForm, payloadOf, plainLicence } from '../../arbitraries/aamva.ts';
import { TODAY } from '../../unit/barcode/payload-fields.ts';

describe('parsing a payload', () => {
  it('gives back what was written, in every version and in every form that is met on cards', () => {
    fc.assert(
      fc.property(plainLicence, payloadForm, (licence, form) => {
        expect(plain(payloadOf(licence, form))).toEqual(form.version < 2 ? withoutCountry(licence) : licence);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a payload without a birth date, a number or a name, and says which is missing', () => {
    const gaps = [
      { missing: ['DBB'], reason: 'no_birth_date' },
      { missing: ['DAQ'], reason: 'no_document_number' },
      { missing: ['DAA', 'DCS'], reason: 'no_family_name' },
    ];
    fc.assert(
      fc.property(plainLicence, payloadForm, fc.constantFrom(...gaps), (licence, form, { missing, reason }) => {
        expect(parseAamva(payloadOf(licence, form, missing))).toEqual({ ok: false, reason });
      }),
    );
  });

  it('gives proven candidates without empty text', () => {
    fc.assert(
      fc.property(plainLicence, payloadForm, (licence, form) => {
        const candidates = readBarcodePayload({ format: 'PDF417', text: payloadOf(licence, form) }, TODAY);
        expect(candidates.length).toBeGreaterThan(10);
        expect(
          candidates.every(({ text, proven, source }) => text.trim() !== '' && proven && source === 'barcode'),
        ).toBe(true);
        expect(new Set(candidates.map(({ field }) => field)).size).toBe(candidates.length);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((tail) => `@\nANSI 636023080102DL00410270${tail}`),
      fc
        .tuple(plainLicence, payloadForm, fc.nat(200))
        .map(([licence, form, length]) => payloadOf(licence, form).slice(0, length)),
      fc.string().map((tail) => `%OHANYTOWN^DOE$JANE^1 A ST^?;636023123=${tail}`),
    );
    fc.assert(
      fc.property(text, (payload) => {
        expect(typeof parseAamva(payload).ok).toBe('boolean');
      }),
    );
  });
});

// Helpers

function plain(payload: string): unknown {
  const result = parseAamva(payload);
  return result.ok ? flat(result.licence) : result;
}

function flat({ address, ...licence }: AamvaLicence): Partial<PlainLicence> {
  const { version, issuerId, cardKind, country, ...rest } = licence;
  expect({ issuerId, cardKind }).toEqual({ issuerId: '636023', cardKind: 'licence' });
  expect(version).toBeGreaterThanOrEqual(0);
  return { ...rest, ...address, ...(country ? { country: country as 'USA' } : {}) };
}

function withoutCountry({ country: _, ...rest }: PlainLicence): Omit<PlainLicence, 'country'> {
  return rest;
}
