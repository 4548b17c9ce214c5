import { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { estimateAgeAndSex } from './age-and-sex.ts';
import { embedFace } from './face-embedding.ts';
import type { FaceAnswer, FaceRequest } from './face-messages.ts';
import type { FaceModels } from './face-models.ts';
import { findFaces } from './face-search.ts';
import { rankFaces, toSighting } from './face-sighting.ts';

/** Answers one question about one picture. */
export async function readFaces(models: FaceModels, request: FaceRequest): Promise<FaceAnswer> {
  const { widthPx, heightPx, rgb, kind, also } = request;
  const picture: Pixels = { widthPx, heightPx, channels: 3, data: rgb };
  const found = await findFaces(models, picture, kind);
  const ranked = rankFaces(found, kind);
  const sighting = toSighting(picture, found, ranked);
  const [first] = ranked;
  if (!first) return { sighting };
  const clock = new StageClock();
  if (also === 'embedding') return { sighting, embedding: await embedFace(models.embedding, first.chip, clock) };
  if (also === undefined) return { sighting };
  return { sighting, ...(await estimateAgeAndSex(models.ageSex, found.rgb, first.face.points, clock)) };
}
