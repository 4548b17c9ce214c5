import type { DocumentType, DocumentTypeHint } from '../document/document-type.ts';
import { normalizeDocumentType } from '../document/normalize-document-type.ts';
import { documentTypeFromMrz } from '../mrz/document-code.ts';
import type { FieldCandidate } from './candidate.ts';
import type { Evidence } from './gather-evidence.ts';

/** A printed title this sure refines what a card's machine-readable zone leaves open. */
const SURE_TITLE = 0.7;

/**
 * The type of the document: the zone's document code (ICAO 9303-4 to -7) where it names a passport, visa or residence permit, else a
 * barcode's or vendor's ID_TYPE, else the printed title, else what the caller expected. The code `I` covers identity cards and, with some
 * issuers, residence permits and licences too, so a sure title may say so.
 */
export function decideDocumentType(evidence: Evidence, hint: DocumentTypeHint): DocumentType {
  const coded = evidence.mrz ? documentTypeFromMrz(evidence.mrz) : 'unknown';
  const title = evidence.print.documentType;
  if (coded === 'national_id' && title && title.confidence >= SURE_TITLE) return refined(title.type);
  const stated = typeStatedBy(evidence.candidates);
  const expected = hint === 'auto' ? 'unknown' : hint;
  const known: readonly DocumentType[] = [coded, stated, title?.type ?? 'unknown', expected];
  return known.find((type) => type !== 'unknown') ?? 'unknown';
}

function refined(title: DocumentType): DocumentType {
  return title === 'residence_permit' || title === 'drivers_license' ? title : 'national_id';
}

function typeStatedBy(candidates: readonly FieldCandidate[]): DocumentType {
  const stated = candidates.filter(({ field, source }) => field === 'ID_TYPE' && source !== 'print');
  const [strongest] = stated.toSorted((a, b) => Number(b.proven) - Number(a.proven) || b.confidence - a.confidence);
  return strongest ? normalizeDocumentType(strongest.value ?? strongest.text) : 'unknown';
}
