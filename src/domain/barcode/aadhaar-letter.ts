import type { FieldCandidate } from '../evidence/candidate.ts';
import { holdsVerhoeff } from '../values/digit-sums.ts';
import { type AadhaarHolder, aadhaarCandidates, isAadhaarHolder } from './aadhaar-holder.ts';
import { barcodeField } from './barcode-candidate.ts';
import { dayFirstDate, yearFirstDate } from './coded-date.ts';

/** One element without content. Some editions open the declaration before it with `</?xml`. */
const ELEMENT = /^(?:<\/?\?xml[^<>]*>\s*)?<PrintLetterBarcodeData((?:\s+[\w-]+\s*=\s*"[^"<]*")+)\s*\/>$/;

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
);

/** Beyond it are no characters. */
const LAST_CODE_POINT = 0x10ffff;

/**
 * The fields of the QR code of Aadhaar letters and cards of before 2018; empty for any other text. It is an XML element whose attributes
 * hold the number (`uid`, with Verhoeff's check digit, or masked), name, gender, birth (`dob`, or the year alone as `yob`) and the
 * parts of the address. A year alone is no date and gives no field. Source: Unique Identification Authority of India, as published by several readers.
 */
export function aadhaarLetter(text: string): FieldCandidate[] {
  const attributes = attributesOf(ELEMENT.exec(text.trim())?.[1]);
  if (!attributes) return [];
  const number = (attributes.get('uid') ?? '').replace(/\s/g, '');
  const isMasked = /^[xX*]{8}\d{4}$/.test(number);
  const isNumber = /^[2-9]\d{11}$/.test(number) && holdsVerhoeff(number);
  const birthCoded = attributes.get('dob') ?? '';
  const holder = holderOf(attributes, dayFirstDate(birthCoded) ?? yearFirstDate(birthCoded));
  const isDated = birthCoded === '' || holder.birth !== undefined;
  if ((!isMasked && !isNumber) || !isDated || !isAadhaarHolder(holder)) return [];
  return [...aadhaarCandidates(holder), ...barcodeField('DOCUMENT_NUMBER', isNumber ? number : undefined)];
}

function holderOf(attributes: ReadonlyMap<string, string>, birth: string | undefined): AadhaarHolder {
  const at = (name: string): string => attributes.get(name) ?? '';
  const places = ['house', 'street', 'lm', 'loc', 'vtc', 'po', 'subdist', 'dist'].map(at);
  return {
    name: at('name'),
    gender: at('gender'),
    birth,
    places,
    town: at('vtc'),
    state: at('state'),
    pinCode: at('pc'),
  };
}

function attributesOf(text: string | undefined): ReadonlyMap<string, string> | undefined {
  if (text === undefined) return undefined;
  const pairs = [...text.matchAll(/([\w-]+)\s*=\s*"([^"<]*)"/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, unescaped(value).trim()]));
}

/** Replaces the references of XML 1.0, 4.1 and 4.6; what is none stays as it stands. */
function unescaped(value: string): string {
  return value.replace(
    /&(?:(\w+)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      const codePoint = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return codePoint <= LAST_CODE_POINT ? String.fromCodePoint(codePoint) : whole;
    },
  );
}
