import { z } from 'zod';
import { type Point, type Quad, withinPage } from '../../../domain/reading/geometry.ts';
import type { TextLine } from '../../../domain/reading/text-line.ts';
import { shareOfPercentage } from '../picture/shares.ts';

const pointSchema = z.object({ X: z.number(), Y: z.number() });

/** A page, line or word as Textract found it (API Reference, "Block"); all of it optional. */
export const blockSchema = z.object({
  BlockType: z.string().nullish(),
  Text: z.string().nullish(),
  Confidence: z.number().nullish(),
  /** From 1 on; left out where there is one page. */
  Page: z.number().nullish(),
  Geometry: z.object({ Polygon: z.array(pointSchema).nullish() }).nullish(),
});

/** One block of an answer. */
type TextBlock = z.infer<typeof blockSchema>;

/** The lines among `blocks`, their corners in the frame of the picture that was sent; a block without text or place is left out. */
export function linesOf(blocks: readonly TextBlock[]): TextLine[] {
  return blocks.map(lineOf).filter((line) => line !== undefined);
}

function lineOf(block: TextBlock): TextLine | undefined {
  const quad = quadOf(block.Geometry?.Polygon ?? []);
  const text = block.Text?.normalize('NFC').trim();
  if (block.BlockType !== 'LINE' || !text || !quad) return undefined;
  return { text, confidence: shareOfPercentage(block.Confidence), quad, script: 'print' };
}

/** The polygon of a line begins at the top left of its *text*, whichever way that runs. A rim may lie a hair outside the picture. */
function quadOf(polygon: readonly { readonly X: number; readonly Y: number }[]): Quad | undefined {
  const [a, b, c, d] = polygon.map(({ X, Y }): Point => ({ x: withinPage(X), y: withinPage(Y) }));
  return a && b && c && d ? [a, b, c, d] : undefined;
}
