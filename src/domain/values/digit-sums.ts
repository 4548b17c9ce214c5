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

/** The sex that the last digit of many states' serial numbers tells: odd ones are men's. */
export function sexOfDigit(digit: string | undefined): 'M' | 'F' {
  return Number(digit) % 2 === 1 ? 'M' : 'F';
}
