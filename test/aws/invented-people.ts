import { composeMrz } from '../../src/domain/mrz/compose.ts';
import type { RecordedFields, RecordedLine } from './analyze-id-recording.ts';

/** What Textract answers about a page. */
interface RecordedPage {
  readonly fields: RecordedFields;
  readonly lines: readonly RecordedLine[];
}

/** The front of an American licence of somebody who does not exist. */
export const LICENCE_FRONT: RecordedPage = {
  fields: {
    FIRST_NAME: 'RUTH',
    MIDDLE_NAME: 'ELLEN',
    LAST_NAME: 'HOLLOWAY',
    CITY_IN_ADDRESS: 'DAYTON',
    ZIP_CODE_IN_ADDRESS: '45402',
    STATE_IN_ADDRESS: 'OH',
    STATE_NAME: 'OHIO',
    DOCUMENT_NUMBER: 'RX482913',
    EXPIRATION_DATE: ['07/09/2029', '2029-07-09T00:00:00'],
    DATE_OF_BIRTH: ['07/09/1988', '1988-07-09T00:00:00'],
    DATE_OF_ISSUE: ['06/30/2025', '2025-06-30T00:00:00'],
    ID_TYPE: 'DRIVER LICENSE FRONT',
    ENDORSEMENTS: 'NONE',
    RESTRICTIONS: 'NONE',
    CLASS: 'D',
    ADDRESS: '12 ORCHARD LN',
  },
  lines: [
    'OHIO',
    'DRIVER LICENSE',
    '4d LICENSE NO RX482913',
    '3 DOB 07/09/1988',
    '1 HOLLOWAY',
    '2 RUTH ELLEN',
    '8 12 ORCHARD LN',
    'DAYTON, OH 45402',
    '15 SEX F',
    '4b EXP 07/09/2029',
  ],
};

/** Its back: no field of AnalyzeID, but print. */
export const LICENCE_BACK: RecordedPage = {
  fields: { ID_TYPE: 'DRIVER LICENSE BACK' },
  lines: ['OHIO DEPARTMENT OF PUBLIC SAFETY', 'CLASS D: ANY NON-COMMERCIAL VEHICLE', 'ORGAN DONOR'],
};

/** The zone of a German passport of somebody who does not exist. */
const ZONE = composeMrz('TD3', {
  documentCode: 'P',
  issuer: 'D',
  surname: 'SCHOENFELDER',
  givenNames: 'JONAS EMIL',
  documentNumber: 'C01X7K2P9',
  nationality: 'D',
  birthDate: '910305',
  sex: 'M',
  expiryDate: '310811',
});

/** That passport: AnalyzeID was made for American documents and knows nothing of it but its lines. */
export const GERMAN_PASSPORT: RecordedPage = {
  fields: {},
  lines: [
    'BUNDESREPUBLIK DEUTSCHLAND',
    'REISEPASS PASSPORT PASSEPORT',
    'Name / Surname / Nom',
    'SCHÖNFELDER',
    'Vornamen / Given names / Prénoms',
    'JONAS EMIL',
    'Staatsangehörigkeit / Nationality / Nationalité',
    'DEUTSCH',
    ...ZONE,
  ],
};
