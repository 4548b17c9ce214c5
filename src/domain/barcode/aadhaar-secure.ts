import type { FieldCandidate } from '../evidence/candidate.ts';
import { type AadhaarHolder, aadhaarCandidates, isAadhaarHolder } from './aadhaar-holder.ts';
import { codedDate, dayFirstDate } from './coded-date.ts';

/** Byte 255 stands behind every text of the code. */
const SEPARATOR = '\u00ff';

/** Texts of the first edition: indicator, reference, name, birth, gender, and eleven parts of the address. */
const TEXTS = 16;

/** The last four digits of the number, then year, month, day, hours, minutes, seconds and milliseconds. */
const REFERENCE = /^\d{4}(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\d{9}$/;

/**
 * The fields of Aadhaar's secure QR code, given as its inflated bytes in ISO 8859-1 (the reader of barcodes inflates them); empty for any
 * other text. From the second edition on a version (`V2`…) stands first. What follows the texts, a picture and a signature, is left
 * alone. The number itself is not in the code. Source: Unique Identification Authority of India, User Manual for QR Code Reader (Secure QR
 * Code specification, March 2019); the order of the texts as published by several readers.
 */
export function aadhaarSecure(text: string): FieldCandidate[] {
  const parts = text.split(SEPARATOR, TEXTS + 2);
  const texts = (/^V\d$/.test(parts[0] ?? '') ? parts.slice(1) : parts).map((part) => part.trim());
  const [indicator = '', reference = '', name = '', birthCoded = '', gender = ''] = texts;
  const issued = REFERENCE.exec(reference)?.groups;
  const isIssued = codedDate(issued?.['year'] ?? '', issued?.['month'] ?? '', issued?.['day'] ?? '') !== undefined;
  // A text is whole only where a separator, and so another part, follows it.
  if (texts.length <= TEXTS || !/^[0-3]$/.test(indicator) || !isIssued) return [];
  const birth = dayFirstDate(birthCoded);
  const holder = { name, gender, birth, ...addressOf(texts) };
  const isDated = birth !== undefined || /^(?:19|20)\d{2}$/.test(birthCoded);
  return isDated && isAadhaarHolder(holder) ? aadhaarCandidates(holder) : [];
}

function addressOf(texts: readonly string[]): Pick<AadhaarHolder, 'places' | 'town' | 'state' | 'pinCode'> {
  const [district = '', landmark = '', house = '', location = '', pinCode = '', postOffice = ''] = texts.slice(6);
  const [state = '', street = '', subDistrict = '', town = ''] = texts.slice(12);
  return { places: [house, street, landmark, location, town, postOffice, subDistrict, district], town, state, pinCode };
}
