/**
 * `29.02.1911` as `1911-02-29`: what is printed is beyond doubt (the first number is too large for a month), though no such day exists.
 * Undefined for everything else.
 */
export function impossibleDate(text: string): string | undefined {
  const [, day, month, year] = /^\D*(\d{2})[./ -](\d{2})[./ -](\d{4})\D*$/.exec(text) ?? [];
  if (!day || !month || !year) return undefined;
  const plausible = Number(day) > 12 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return plausible ? `${year}-${month}-${day}` : undefined;
}
