const SHORTEST_ROW = 5;
const LONG_ROW = 25;
const FILLERS_OF_A_ROW = 3;

/** Whether a printed reading is a row of a machine-readable zone, or a good part of one. */
export function looksLikeMrzRow(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  if (compact.length < SHORTEST_ROW || alphabetShare(compact) < 0.8) return false;
  if (/^D1(?:FRA|NLD)/.test(compact) || compact.includes('<<')) return true;
  if (compact.split('<').length > FILLERS_OF_A_ROW) return true;
  return compact.length >= LONG_ROW && !text.trim().includes(' ') && alphabetShare(compact) > 0.95;
}

/** Whether a printed reading may be a further piece of a row that the detector cut: fillers, or capitals and digits without a space. */
export function looksLikeMrzPiece(text: string): boolean {
  return /^[0-9A-Z<]+$/.test(text.trim());
}

/** Whether a printed reading may be the head of a row whose fillers the detector left out: capitals and digits as no word has them. */
export function mayBeginMrzRow(text: string): boolean {
  return /^(?=(?:.*\d){6})[0-9A-Z<]{12,}$/.test(text.trim());
}

function alphabetShare(text: string): number {
  return text.replace(/[^0-9A-Z<]/g, '').length / text.length;
}
