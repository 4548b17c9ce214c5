import type { Finding } from '../authenticity/finding.ts';
import type { QualityMeasures } from './image-quality.ts';

/** Edges this wide, and this wide for the height of the letters, cost fields; a sharp picture has 2 pixels, a good photo 3. */
const BLURRED_EDGE_PX = 3.5;
const BLURRED_EDGE_SHARE = 0.125;

/** Lower lines lose fields; from the second height on none is lost. */
const LOW_LINE_PX = 11;
const READABLE_LINE_PX = 16;

/** Where not even the brightest twentieth is brighter, and where not even the darkest is darker. */
const DARK_LUMA = 80;
const BRIGHT_LUMA = 195;

/** Smaller reflections are lights in patterns and holograms. */
const LEAST_GLARE_SHARE = 0.008;

/** Copiers and grey pictures leave nothing but the noise of compression. */
const GREY_CHROMA = 6;

/** So few fields ask for a reason. */
const FEW_FIELDS = 2;

/** Looks for one fault of a picture. */
type QualityRule = (measures: QualityMeasures) => Omit<Finding, 'severity'> | undefined;

const RULES: readonly QualityRule[] = [blurred, lowResolution, tooDark, tooBright, glare, cutOff];

/**
 * What is wrong with a picture, each with what to do better; thresholds as measured on drawn and real pictures. Where the whole document
 * gave few fields or none, at least one finding says why.
 */
export function qualityFindings(measures: QualityMeasures, fieldCount: number): readonly Finding[] {
  const faults = RULES.flatMap((rule) => {
    const fault = rule(measures);
    return fault ? [{ ...fault, severity: 'warning' as const }] : [];
  });
  return [...faults, ...greyness(measures), ...emptiness(measures, fieldCount, faults.length > 0)];
}

function blurred({ edgeWidthPx = 0, lineHeightPx = 0 }: QualityMeasures): ReturnType<QualityRule> {
  if (edgeWidthPx < BLURRED_EDGE_PX || edgeWidthPx < BLURRED_EDGE_SHARE * lineHeightPx) return undefined;
  const detail = `The picture is blurred: the edges of letters are ${Math.round(edgeWidthPx)} pixels wide; 2 to 3 are needed. Hold the camera still and let it focus.`;
  return { code: 'quality.blurred', detail };
}

function lowResolution({ lineHeightPx = LOW_LINE_PX }: QualityMeasures): ReturnType<QualityRule> {
  if (lineHeightPx >= LOW_LINE_PX) return undefined;
  const detail = `The text is only ${Math.round(lineHeightPx)} pixels high; ${READABLE_LINE_PX} are needed. Hold the camera closer, or send the picture in its full size.`;
  return { code: 'quality.low_resolution', detail };
}

function tooDark({ brightestLuma }: QualityMeasures): ReturnType<QualityRule> {
  if (brightestLuma >= DARK_LUMA) return undefined;
  return { code: 'quality.too_dark', detail: 'The picture is too dark. Turn on a light, or move to a brighter place.' };
}

function tooBright({ darkestLuma }: QualityMeasures): ReturnType<QualityRule> {
  if (darkestLuma < BRIGHT_LUMA) return undefined;
  return {
    code: 'quality.too_bright',
    detail: 'The picture is washed out. Avoid direct light, and lower the exposure.',
  };
}

function glare({ glareShare }: QualityMeasures): ReturnType<QualityRule> {
  if (glareShare < LEAST_GLARE_SHARE) return undefined;
  const detail = `A reflection hides ${Math.max(1, Math.round(glareShare * 100))} % of the picture. Tilt the document, and switch off the flash.`;
  return { code: 'quality.glare', detail };
}

function cutOff({ cutLineCount }: QualityMeasures): ReturnType<QualityRule> {
  if (cutLineCount === 0) return undefined;
  const lines = cutLineCount === 1 ? 'One line of text runs' : `${cutLineCount} lines of text run`;
  const detail = `${lines} into the edge of the picture. Show the whole document with some background around it.`;
  return { code: 'quality.cut_off', detail };
}

function greyness({ chroma }: QualityMeasures): Finding[] {
  if (chroma > GREY_CHROMA) return [];
  const detail = 'The picture has no colours, as photocopies have none. Send a picture of the document itself.';
  return [{ code: 'quality.no_colour', severity: 'info', detail }];
}

function emptiness({ lineCount }: QualityMeasures, fieldCount: number, isExplained: boolean): Finding[] {
  if (lineCount === 0) {
    const detail = 'No text was found. Let the document fill the picture, flat, in focus and evenly lit.';
    return [{ code: 'quality.nothing_read', severity: 'warning', detail }];
  }
  if (fieldCount === 0) {
    const detail =
      'Text was found, but no field of an identity document in it. Show the side with the name, or send both sides together.';
    return [{ code: 'quality.nothing_read', severity: 'warning', detail }];
  }
  if (fieldCount > FEW_FIELDS || isExplained) return [];
  const detail = 'Few fields were read. The other side of the document may show more; send both sides together.';
  return [{ code: 'quality.little_read', severity: 'info', detail }];
}
