/** The sum of the digits of `text` times `weights`, which are taken again from the start where the text is longer. */
export function weightedSum(text: string, weights: readonly number[]): number {
  return [...text].reduce((sum, digit, index) => sum + Number(digit) * (weights[index % weights.length] ?? 0), 0);
}

/** Whether the last digit makes the sum by Luhn's formula a multiple of ten (ISO/IEC 7812-1, annex B). */
export function holdsLuhn(digits: string): boolean {
  const doubled = [...digits].toReversed().map((digit, index) => Number(digit) * (index % 2 === 1 ? 2 : 1));
  return doubled.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

/** Whether the last digit is the check digit of the others by ISO/IEC 7064, MOD 11,10. */
export function holdsMod1110(digits: string): boolean {
  const product = [...digits.slice(0, -1)].reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (product + Number(digits.at(-1))) % 10 === 1;
}

/** Verhoeff's tables: the multiplication of the dihedral group D5 and the permutation whose powers the places of the digits take in turn. */
const DIHEDRAL =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210'.split(
    ' ',
  );
const PERMUTED = '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258'.split(' ');

/** Whether the last digit is the check digit of the others by Verhoeff's scheme. Source: J. Verhoeff, Error Detecting Decimal Codes, 1969. */
export function holdsVerhoeff(digits: string): boolean {
  const places = [...digits].toReversed();
  const check = places.reduce((row, digit, place) => {
    const permuted = PERMUTED[place % PERMUTED.length]?.charAt(Number(digit)) ?? '';
    return Number(DIHEDRAL[row]?.charAt(Number(permuted)));
  }, 0);
  return check === 0;
}

/** The sex that the last digit of many states' serial numbers tells: odd ones are men's. */
export function sexOfDigit(digit: string | undefined): 'M' | 'F' {
  return Number(digit) % 2 === 1 ? 'M' : 'F';
}
