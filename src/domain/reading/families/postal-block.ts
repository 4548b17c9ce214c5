import type { FieldCandidate } from '../../evidence/candidate.ts';
import { findCountry } from '../../values/country.ts';
import { joinAddressLines } from '../../values/postal-address.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';
import { ADDRESS_SPACING, type LineBounds, lineAbove, lineBelow } from '../value-lines.ts';

/** Postal code and town, as Europe writes them (Universal Postal Union, S42): `44227 DORTMUND`, `1069-001 LISBOA`; an O may be a misread 0. */
const TOWN_LINE = /^(?:[A-Z]{1,2}-)?([\dO]{5}|\d{4}-\d{3})\s+\p{Lu}[\p{L} .'’()-]{2,}$/u;

/** Town, state and postal code, as Australia writes them (Australia Post, AS 4212): `KEW EAST VIC 3102`. */
const AUSTRALIAN_TOWN_LINE = /^\p{Lu}[\p{Lu} '-]{2,}\s(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\s+\d{4}$/u;

/** A house number before or after the name of a street. */
const NUMBERED_STREET = /^\d{1,4}\s?[a-z]?,?\s+\p{L}.{3,}|^\p{L}[\p{L} .'’-]{3,}[\s,]+\d{1,4}\s?[a-zA-Z]?$/u;
/** Words that begin or end the names of streets, and so need no number. */
const STREET_WORD =
  /^(?:RUE|AVENUE|AV\.?|BOULEVARD|PLACE|VIA|PIAZZA|CALLE|RUA|RUELLE|CHEMIN|AVDA)\s|STR(?:\.|ASSE|AßE)$/iu;

/** A flat or a house alone on its line: `FLAT 10`, `NO 12 JALAN MAWAR 3`. */
const FLAT = /^(?:FLAT|UNIT|APT\.?|NO\.?)\s?\d{1,4}[A-Z]?(?:[\s,]|$)/iu;

function isStreet(piece: PrintPiece | undefined): piece is PrintPiece {
  return piece !== undefined && (NUMBERED_STREET.test(piece.text) || STREET_WORD.test(piece.text));
}

/** `OOOOO SPECIMEN`: the letter is a digit in a postal code. */
function mendedCode(text: string): string {
  return text.replace(/^[\dO]{5}(?=\s)/, (code) => code.replaceAll('O', '0'));
}

/** The lines above the town: a street, above it perhaps a flat, or between the two a part of the town. */
function linesAbove(town: PrintPiece, bounds: LineBounds): readonly PrintPiece[] {
  const near = lineAbove(town, bounds, ADDRESS_SPACING);
  const far = near && lineAbove(near, bounds, ADDRESS_SPACING);
  if (!near) return [];
  if (far && FLAT.test(far.text)) return [far, near];
  return isStreet(near) ? [near] : [];
}

function blockAround(town: PrintPiece, bounds: LineBounds): readonly PrintPiece[] {
  const above = linesAbove(town, bounds);
  const below = lineBelow(town, bounds, ADDRESS_SPACING);
  if (above.length > 0) return below && findCountry(below.text) ? [...above, town, below] : [...above, town];
  return isStreet(below) ? [town, below] : [];
}

/**
 * An address whose label the reader lost: a line of postal code and town with a street above it (or below, as German residence permits and
 * identity cards have it), perhaps a country under both. The only such block of the page; unsure, so its confidence stays low.
 */
export function postalBlock(bounds: LineBounds): FieldCandidate[] {
  const blocks = bounds.unclaimed
    .filter(({ text }) => TOWN_LINE.test(text.trim()) || AUSTRALIAN_TOWN_LINE.test(text.trim()))
    .map((town) => blockAround(town, bounds))
    .filter((block) => block.length > 0);
  const [block, ...others] = blocks;
  if (!block || others.length > 0) return [];
  const confidence = 0.6 * Math.min(...block.map((piece) => piece.confidence));
  const text = joinAddressLines(block.map((piece) => mendedCode(piece.text.trim())));
  return [printCandidate({ field: 'ADDRESS', text }, confidence, block)];
}
