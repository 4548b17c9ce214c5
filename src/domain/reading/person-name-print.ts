import { looksLikeName } from '../values/person-name.ts';

/** Particles that names write small: `de`, `van der`, `bin`. */
const PARTICLES = new Set(
  'a af al and av bat bin bint da das de degli dei del della den der des di do dos du e ed el en i la las le los och of og oğlu og qızı ter the to tot u uit und van vom von y z za zu zum zur'.split(
    ' ',
  ),
);

/**
 * What no name holds: the end of a label (`T NAME`), two words run into one (`NationalityNatio`), a long abbreviation (`Cond.`), `NONE`; the
 * letters of a sex that lost their slash (`E/M`).
 */
const NO_NAME = /NAMES?$|(?<!\p{L})NONE$|^[EFKMZŽ][FM]$|\p{Ll}{4}\p{Lu}|\p{Ll}{3}\./u;

/** Whether `name` is written as names are: at least two letters, every word but the particles with a capital. */
export function isPersonName(name: string): boolean {
  if (!looksLikeName(name) || NO_NAME.test(name) || (name.match(/\p{L}/gu)?.length ?? 0) < 2) return false;
  const words = name.split(/[\s,]+/);
  return (
    words.some((word) => !PARTICLES.has(word)) && words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLES.has(word))
  );
}
