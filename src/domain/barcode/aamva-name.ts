import type { AamvaElements } from './aamva-split.ts';
import { present, presentName } from './aamva-values.ts';

/** A holder's name in its parts. */
export interface AamvaName {
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
}

/**
 * The name, from whichever elements the version has: family, first and middle name apart (DCS, DAC, DAD; DAB in versions 0 and 1),
 * family name and all given names (DCS, DCT; versions 2 and 3), or the whole name in one (DAA; versions 0 and 1).
 * Source: AAMVA DL/ID Card Design Standard, annex D, table D.3, and its editions of 2000, 2003 and 2005.
 */
export function readAamvaName(elements: AamvaElements): AamvaName {
  const whole = wholeName(present(elements.get('DAA')));
  const given = givenNames(presentName(elements.get('DCT')));
  const firstName = presentName(elements.get('DAC')) ?? given.firstName ?? whole.firstName;
  const middleName = presentName(elements.get('DAD')) ?? given.middleName ?? whole.middleName;
  const lastName = presentName(elements.get('DCS')) ?? presentName(elements.get('DAB')) ?? whole.lastName;
  const suffix = present(elements.get('DCU')) ?? present(elements.get('DAE')) ?? whole.suffix;
  return parts(lastName, firstName, middleName, suffix);
}

/** First name and the rest, parted by a comma, else by the first space. */
function givenNames(text: string | undefined): AamvaName {
  const [first, ...rest] = text?.split(text.includes(',') ? /,\s*/ : /\s+/) ?? [];
  return parts(undefined, first, rest.filter((word) => word !== '').join(' '), undefined);
}

/**
 * `FAMILY,FIRST,MIDDLE,SUFFIX`; `@`, `$` and, without any of them, spaces are met as well. Behind `$`, the separator of magnetic stripes,
 * all given names may stand in one.
 */
function wholeName(text: string | undefined): AamvaName {
  if (!text) return {};
  const separator = ['$', ',', '@'].find((mark) => text.includes(mark));
  if (separator) {
    const [last, first, middle, suffix] = text.split(separator);
    const given = separator === '$' && !middle ? givenNames(presentName(first)) : {};
    return { ...parts(last, first, middle, suffix), ...given };
  }
  const [last, first, ...middle] = text.split(/\s+/);
  return parts(last, first, middle.join(' '), undefined);
}

function parts(
  last: string | undefined,
  first: string | undefined,
  middle: string | undefined,
  suffix: string | undefined,
): AamvaName {
  const [lastName, firstName, middleName] = [presentName(last), presentName(first), presentName(middle)];
  const suffixText = present(suffix);
  return {
    ...(lastName ? { lastName } : {}),
    ...(firstName ? { firstName } : {}),
    ...(middleName ? { middleName } : {}),
    ...(suffixText ? { suffix: suffixText } : {}),
  };
}
