/** A line of a machine-readable zone as OCR gives it: spaces are none of it. */
const ZONE_LINE = /^[A-Z0-9<]{28,46}$/;

/**
 * The lines of a machine-readable zone in OCR text: two or three neighbouring lines of its alphabet, in either order of the page (some
 * OCR goes from the bottom up), that `parse` takes without throwing; without `parse`, all lines of its alphabet.
 */
export function zoneLinesIn(
  lines: readonly string[],
  parse?: (lines: readonly string[]) => unknown,
): readonly string[] {
  const candidates = lines.map((line) => line.replace(/\s+/g, '')).filter((line) => ZONE_LINE.test(line));
  if (!parse) return candidates;
  for (const count of [3, 2]) {
    for (let start = 0; start + count <= candidates.length; start += 1) {
      const zone = candidates.slice(start, start + count);
      if (isParsed(zone, parse)) return zone;
    }
  }
  return [];
}

function isParsed(zone: readonly string[], parse: (lines: readonly string[]) => unknown): boolean {
  try {
    parse(zone);
    return true;
  } catch {
    return false;
  }
}
