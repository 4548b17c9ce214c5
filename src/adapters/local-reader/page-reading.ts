import type { QuarterTurn } from '../../domain/reading/geometry.ts';
import type { DocumentReading } from '../../ports/document-reader.ts';
import { coversBox, locateZone, rowBox } from './mrz-zone.ts';
import { readZone } from './mrz-zone-search.ts';
import { runsVertically, upsideDownShare } from './orientation.ts';
import { type Pixels, turnPixels } from './pixels.ts';
import { PageViews, type PrintedLine, readPrintedLine } from './print-lines.ts';
import type { ReadingModels } from './reading-models.ts';
import { onTurnedPage, quadOn } from './rotated-box.ts';
import { StageClock } from './stage-clock.ts';
import { detectText } from './text-detection.ts';

export async function readPage(models: ReadingModels, picture: Pixels): Promise<Omit<DocumentReading, 'reader'>> {
  const clock = new StageClock();
  let turn: QuarterTurn = 0;
  let rgb = picture;
  let boxes = await detectText(models.textDetection, rgb, clock);
  if (runsVertically(boxes)) {
    turn = 90;
    rgb = await clock.measure('turn', () => turnPixels(picture, 90));
    boxes = await detectText(models.textDetection, rgb, clock);
  }
  const share = await clock.measure('orientation', () => upsideDownShare(models.textOrientation, rgb, boxes, clock));
  if (share > 0.5) {
    turn = turn === 0 ? 180 : 270;
    const { widthPx, heightPx } = rgb;
    boxes = boxes.map((box) => onTurnedPage(box, widthPx, heightPx));
    rgb = await clock.measure('turn', () => turnPixels(rgb, 180));
  }
  const views = new PageViews(rgb);
  const lines: PrintedLine[] = await clock.measure('print-lines', async () => {
    const read = [];
    for (const box of boxes) read.push(await readPrintedLine(models, views, box, clock));
    return read;
  });
  const located = await clock.measure('mrz-location', () => locateZone(lines));
  const found = located && (await clock.measure('mrz-decoding', () => readZone(models.mrzLine, views, located, clock)));
  const page = { widthPx: rgb.widthPx, heightPx: rgb.heightPx };
  return {
    page,
    turn,
    fields: [],
    warnings: [],
    lines: [...lines
      .filter(({ box }) => !found || !coversBox(found.zone, box))
      .filter(({ decoded }) => decoded.text.trim() !== '' && decoded.confidence > 0.5)
      .map(({ box, decoded }) => ({
        text: decoded.text.trim().normalize('NFC'),
        confidence: decoded.confidence,
        quad: quadOn(box, rgb.widthPx, rgb.heightPx),
        script: 'print' as const,
      })), ...(found ? found.decoding.lines.map((text, i) => ({text, confidence: found.decoding.confidences[i] ?? 0, script: 'mrz' as const, quad: quadOn(rowBox(found.zone, found.zone.rows[i] as never, 1), rgb.widthPx, rgb.heightPx), info: process.env['DBG'] ? {f: found.decoding.format.id, holds: found.decoding.checksHold, weakest: found.decoding.weakest}: undefined})) : [])],
    timings: clock.timings(),
  };
}
