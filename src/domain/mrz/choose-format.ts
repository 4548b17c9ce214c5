import type { MrzFormat } from './format-row.ts';
import { MRZ_FORMATS } from './formats.ts';

/** The layout of `lines`, by shape and signature; undefined when no layout has this shape, or none of the shape this signature. */
export function chooseFormat(lines: readonly string[]): MrzFormat | undefined {
  return MRZ_FORMATS.find((format) => hasShape(format, lines) && hasSignature(format, lines));
}

/** Whether `lines` have the number and lengths that `format` asks for. */
export function hasShape(format: MrzFormat, lines: readonly string[]): boolean {
  return (
    lines.length === format.lineLengths.length &&
    format.lineLengths.every((length, index) => lines[index]?.length === length)
  );
}

function hasSignature({ signature }: MrzFormat, lines: readonly string[]): boolean {
  return signature === undefined || (lines[signature.line] ?? '').startsWith(signature.text, signature.start);
}
