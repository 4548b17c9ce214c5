/** What a recogniser says of one line: `frames` × `classes` probabilities, frame by frame; class 0 is the CTC blank. */
export interface LineProbabilities {
  readonly data: Float32Array;
  readonly frames: number;
  readonly classes: number;
}

/** A line read along the best path. */
export interface DecodedLine {
  readonly text: string;
  /** Mean probability of the characters kept, 0–1; 0 for an empty text. */
  readonly confidence: number;
  /** The highest probability of each character, 0–1. */
  readonly peaks: readonly number[];
  /** The frame at which each character first shows. */
  readonly frames: readonly number[];
}

/** Reads the most probable class of every frame, drops repeats, then blanks (Graves et al. 2006, best path decoding). */
export function decodeBestPath(line: LineProbabilities, charset: readonly string[]): DecodedLine {
  const { data, frames, classes } = line;
  const characters: string[] = [];
  const firstFrames: number[] = [];
  const peaks: number[] = [];
  let sum = 0;
  let previous = 0;
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * classes;
    let best = 0;
    let probability = data[start] as number;
    for (let index = 1; index < classes; index++) {
      const value = data[start + index] as number;
      if (value > probability) {
        probability = value;
        best = index;
      }
    }
    if (best !== 0 && best !== previous) {
      characters.push(charset[best - 1] ?? '');
      firstFrames.push(frame);
      peaks.push(probability);
      sum += probability;
    } else if (best !== 0 && probability > (peaks.at(-1) ?? 0)) {
      peaks[peaks.length - 1] = probability;
    }
    previous = best;
  }
  const count = characters.length;
  return {
    text: characters.join(''),
    confidence: count === 0 ? 0 : sum / count,
    peaks,
    frames: firstFrames,
  };
}
