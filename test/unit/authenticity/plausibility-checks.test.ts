import { describe, expect, it } from 'vitest';
import { calendarDates } from '../../../src/domain/authenticity/calendar-dates.ts';
import type { Check } from '../../../src/domain/authenticity/check.ts';
import { dateOrder } from '../../../src/domain/authenticity/date-order.ts';
import { documentExpiry } from '../../../src/domain/authenticity/document-expiry.ts';
import { documentNumberFormat } from '../../../src/domain/authenticity/document-number-format.ts';
import { expectedDocumentType } from '../../../src/domain/authenticity/expected-document-type.ts';
import { holderAge } from '../../../src/domain/authenticity/holder-age.ts';
import { issueDate } from '../../../src/domain/authenticity/issue-date.ts';
import { mandatoryFields } from '../../../src/domain/authenticity/mandatory-fields.ts';
import { personalNumber } from '../../../src/domain/authenticity/personal-number.ts';
import { validityTerm } from '../../../src/domain/authenticity/validity-term.ts';
import type { DocumentType } from '../../../src/domain/document/document-type.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { reading, statusOf, subjectOf, zone } from './check-subject.ts';

interface Dates {
  readonly birth?: string;
  readonly issue?: string;
  readonly expiry?: string;
}

function dated({ birth, issue, expiry }: Dates, confidence = 0.95) {
  return [
    ...(birth ? [reading('DATE_OF_BIRTH', 'print', birth, { confidence })] : []),
    ...(issue ? [reading('DATE_OF_ISSUE', 'print', issue, { confidence })] : []),
    ...(expiry ? [reading('EXPIRATION_DATE', 'print', expiry, { confidence })] : []),
  ];
}

const look = (check: Check, dates: Dates, confidence?: number) =>
  statusOf(check, subjectOf({ candidates: dated(dates, confidence) }));

describe('document_expiry', () => {
  it('passes through the day of expiry, fails on the day after', () => {
    expect(look(documentExpiry, { expiry: '2026-06-15' })).toBe('passed');
    expect(look(documentExpiry, { expiry: '2026-06-14' })).toBe('failed');
  });

  it('warns where the date may be misread, and is not run without one', () => {
    expect(look(documentExpiry, { expiry: '2026-06-14' }, 0.4)).toBe('warning');
    expect(look(documentExpiry, {})).toBe('not_run');
  });
});

describe('issue_date', () => {
  it('fails a document from the future, or warns where the date may be misread', () => {
    expect(look(issueDate, { issue: '2026-06-15' })).toBe('passed');
    expect(look(issueDate, { issue: '2026-06-16' })).toBe('failed');
    expect(look(issueDate, { issue: '2026-06-16' }, 0.4)).toBe('warning');
    expect(look(issueDate, {})).toBe('not_run');
  });
});

describe('date_order', () => {
  it('wants birth before issue before expiry', () => {
    expect(look(dateOrder, { birth: '1980-01-01', issue: '2020-01-01', expiry: '2030-01-01' })).toBe('passed');
    expect(look(dateOrder, { birth: '2021-01-01', issue: '2020-01-01', expiry: '2030-01-01' })).toBe('failed');
    expect(look(dateOrder, { issue: '2030-01-01', expiry: '2030-01-01' })).toBe('failed');
    expect(look(dateOrder, { birth: '2021-01-01', expiry: '2020-01-01' })).toBe('failed');
  });

  it('warns where a date may be misread, and is not run with fewer than two', () => {
    expect(look(dateOrder, { birth: '2021-01-01', issue: '2020-01-01' }, 0.4)).toBe('warning');
    expect(look(dateOrder, { birth: '2021-01-01' })).toBe('not_run');
  });
});

describe('calendar_dates', () => {
  it('fails a printed 29 February of a common year', () => {
    const impossible = reading('DATE_OF_BIRTH', 'print', '29.02.1981', { value: '1981-02-29' });
    expect(statusOf(calendarDates, subjectOf({ candidates: [impossible] }))).toBe('failed');
    expect(statusOf(calendarDates, subjectOf({ candidates: [{ ...impossible, confidence: 0.4 }] }))).toBe('warning');
  });

  it('fails a month 13 in a zone that was read clearly, and takes unknown parts for what they are', () => {
    expect(statusOf(calendarDates, subjectOf({ mrz: passport('741312') }))).toBe('failed');
    expect(statusOf(calendarDates, subjectOf({ mrz: passport('740812') }))).toBe('passed');
    expect(statusOf(calendarDates, subjectOf({ mrz: passport('74<<<<') }))).toBe('passed');
  });

  it('is not run without a date', () => {
    expect(statusOf(calendarDates, subjectOf({}))).toBe('not_run');
  });
});

describe('holder_age', () => {
  const driver = (birth: string, issue: string) =>
    statusOf(holderAge, subjectOf({ documentType: 'drivers_license', candidates: dated({ birth, issue }) }));

  it('fails births in the future and ages that nobody reached', () => {
    expect(look(holderAge, { birth: '1990-01-01' })).toBe('passed');
    expect(look(holderAge, { birth: '2026-06-16' })).toBe('failed');
    expect(look(holderAge, { birth: '1902-01-01' })).toBe('failed');
    expect(look(holderAge, { birth: '1902-01-01' }, 0.4)).toBe('warning');
    expect(look(holderAge, {})).toBe('not_run');
  });

  it('fails a driver below 14 at issue, and only a driver', () => {
    expect(driver('2010-06-01', '2024-06-01')).toBe('passed');
    expect(driver('2010-06-01', '2024-05-31')).toBe('failed');
    expect(look(holderAge, { birth: '2024-01-01', issue: '2024-05-31' })).toBe('passed');
  });
});

describe('validity_term', () => {
  const term = (documentType: DocumentType, issuer: string, dates: Dates, confidence?: number) => {
    const issuers = [reading('ISSUING_COUNTRY', 'print', issuer, { value: issuer })];
    return statusOf(validityTerm, subjectOf({ documentType, candidates: [...dated(dates, confidence), ...issuers] }));
  };

  it.each([
    ['passport', 'USA', { birth: '1980-01-01', issue: '2020-05-04', expiry: '2030-05-03' }, 'passed'],
    ['passport', 'USA', { birth: '1980-01-01', issue: '2020-05-04', expiry: '2032-05-03' }, 'failed'],
    ['passport', 'USA', { birth: '2010-01-01', issue: '2020-05-04', expiry: '2030-05-03' }, 'failed'],
    ['passport', 'DEU', { birth: '2000-01-01', issue: '2020-05-04', expiry: '2026-05-03' }, 'passed'],
    ['passport', 'DEU', { birth: '2000-01-01', issue: '2020-05-04', expiry: '2030-05-03' }, 'failed'],
    ['passport', 'GBR', { birth: '1980-01-01', issue: '2017-05-04', expiry: '2028-02-04' }, 'passed'],
    ['passport', 'PER', { issue: '2020-05-04', expiry: '2035-05-03' }, 'warning'],
    ['national_id', 'ITA', { birth: '1980-01-01', issue: '2022-05-04', expiry: '2034-05-03' }, 'failed'],
    ['national_id', 'ITA', { birth: '1940-01-01', issue: '2022-05-04', expiry: '2034-05-03' }, 'not_run'],
    ['national_id', 'ITA', { birth: '1980-01-01', issue: '2012-05-04', expiry: '2034-05-03' }, 'not_run'],
    ['drivers_license', 'FRA', { issue: '2020-05-04', expiry: '2035-05-04' }, 'passed'],
    ['drivers_license', 'FRA', { issue: '2020-05-04', expiry: '2036-05-04' }, 'failed'],
    ['drivers_license', 'USA', { issue: '2020-05-04', expiry: '2032-05-04' }, 'warning'],
    ['visa', 'ESP', { issue: '2020-05-04', expiry: '2030-05-04' }, 'failed'],
    ['residence_permit', 'ESP', { issue: '2020-05-04', expiry: '2060-05-04' }, 'not_run'],
  ] as const)('of a %s of %s, %o: %s', (documentType, issuer, dates, expected) => {
    expect(term(documentType, issuer, dates)).toBe(expected);
  });

  it('warns where a date may be misread, and is not run without both dates', () => {
    const tooLong = { birth: '1980-01-01', issue: '2020-05-04', expiry: '2032-05-03' };
    expect(term('passport', 'USA', tooLong, 0.4)).toBe('warning');
    expect(term('passport', 'USA', { expiry: '2032-05-03' })).toBe('not_run');
  });
});

describe('document_number_format', () => {
  const form = (documentType: DocumentType, issuer: string, number: string, print: readonly string[] = []) => {
    const candidates = [
      reading('DOCUMENT_NUMBER', 'print', number),
      reading('ISSUING_COUNTRY', 'print', issuer, { value: issuer }),
    ];
    return statusOf(documentNumberFormat, subjectOf({ documentType, candidates, print }));
  };

  it.each([
    ['passport', 'DEU', 'C4VGT7K01', 'passed'],
    ['passport', 'DEU', 'A4VGT7K01', 'warning'],
    ['passport', 'FRA', '19FV40372', 'passed'],
    ['passport', 'FRA', '1F9V40372', 'warning'],
    ['passport', 'GBR', 'AB1234567', 'warning'],
    ['national_id', 'POL', 'ABC 123 456', 'passed'],
    ['passport', 'VUT', 'X1', 'not_run'],
  ] as const)('of a %s of %s, %s: %s', (documentType, issuer, number, expected) => {
    expect(form(documentType, issuer, number)).toBe(expected);
  });

  it('knows the forms of the states by the state that the licence names', () => {
    expect(form('drivers_license', 'USA', 'D482 9104', ['CALIFORNIA'])).toBe('passed');
    expect(form('drivers_license', 'USA', '48291047', ['CALIFORNIA'])).toBe('warning');
    expect(form('drivers_license', 'USA', '48291047')).toBe('not_run');
  });

  it('is not run on a number that may be misread', () => {
    const doubtful = reading('DOCUMENT_NUMBER', 'print', 'AB1234567', { confidence: 0.4 });
    const candidates = [doubtful, reading('ISSUING_COUNTRY', 'print', 'GBR')];
    expect(statusOf(documentNumberFormat, subjectOf({ candidates }))).toBe('not_run');
  });
});

describe('personal_number', () => {
  const number = (text: string, { sex = 'F', birth = '2001-07-08', confidence = 0.95 } = {}) => {
    const candidates = [
      reading('PERSONAL_NUMBER', 'print', text, { confidence }),
      reading('ISSUING_COUNTRY', 'print', 'POL'),
      reading('DATE_OF_BIRTH', 'print', birth),
      reading('SEX', 'print', sex),
    ];
    return statusOf(personalNumber, subjectOf({ candidates }));
  };

  it('passes a number that holds and codes this holder', () => {
    expect(number('01270812346')).toBe('passed');
  });

  it('fails a wrong check digit, another birth or another sex, and warns where the number may be misread', () => {
    expect(number('01270812345')).toBe('failed');
    expect(number('01270812346', { birth: '2001-07-09' })).toBe('failed');
    expect(number('01270812346', { sex: 'M' })).toBe('failed');
    expect(number('01270812345', { confidence: 0.4 })).toBe('warning');
  });

  it('is not run on a number of another form', () => {
    expect(number('0127-XY')).toBe('not_run');
    expect(statusOf(personalNumber, subjectOf({}))).toBe('not_run');
  });
});

describe('expected_document_type', () => {
  const type = (documentType: DocumentType, expected: 'passport' | 'auto') =>
    statusOf(expectedDocumentType, subjectOf({ documentType, expected }));

  it('warns of another type than the caller expected', () => {
    expect(type('passport', 'passport')).toBe('passed');
    expect(type('visa', 'passport')).toBe('warning');
    expect(type('visa', 'auto')).toBe('not_run');
    expect(type('unknown', 'passport')).toBe('not_run');
  });
});

describe('mandatory_fields', () => {
  const licence = [
    reading('FULL_NAME', 'print', 'Gregory Hargrove'),
    reading('DATE_OF_BIRTH', 'print', '1979-03-17'),
    reading('DOCUMENT_NUMBER', 'print', '47291058'),
  ];
  const fields = (candidates: typeof licence) =>
    mandatoryFields.look(subjectOf({ documentType: 'drivers_license', candidates }));

  it('passes where all is there, and warns of what is missing by name', () => {
    expect(fields(licence).status).toBe('passed');
    expect(fields(licence.slice(0, 2))).toMatchObject({ status: 'warning', evidence: [{ field: 'DOCUMENT_NUMBER' }] });
  });

  it('wants a zone of a passport', () => {
    expect(statusOf(mandatoryFields, subjectOf({ mrz: passport('740812') }))).toBe('passed');
    const candidates = [...licence, ...dated({ expiry: '2030-01-01' })];
    expect(mandatoryFields.look(subjectOf({ candidates }))).toMatchObject({ evidence: [{ field: 'MRZ_CODE' }] });
  });

  it('is not run on a side without the data of the holder', () => {
    expect(fields([]).status).toBe('not_run');
    expect(statusOf(mandatoryFields, subjectOf({ documentType: 'unknown', candidates: licence }))).toBe('not_run');
  });
});

function passport(birthDate: string) {
  return zone(
    composeMrz('TD3', {
      documentCode: 'P',
      issuer: 'SWE',
      surname: 'LINDQVIST',
      givenNames: 'ASTRID',
      documentNumber: 'AB284617',
      nationality: 'SWE',
      birthDate,
      sex: 'F',
      expiryDate: '300415',
    }),
  );
}
