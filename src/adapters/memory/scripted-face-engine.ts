import type { FaceEngine, FacePicture } from '../../ports/face-engine.ts';
import { createScriptedCalls } from './scripted-calls.ts';
import { completeSighting, type ScriptedFace, type ScriptedFaces } from './scripted-faces.ts';
import { type Script, type ScriptedStep, stepsOf } from './scripted-step.ts';

/** A call to a scripted face engine. */
export interface ScriptedFaceRequest {
  readonly operation: 'detect' | 'compare' | 'estimateAge';
  /** One picture, or the source and the target of a comparison. */
  readonly pictures: readonly FacePicture[];
}

/** What a step of a script tells: what is seen on each picture of the call, in their order. The last one stands for all that follow. */
export interface ScriptedFaceAnswer {
  readonly seen: readonly ScriptedFaces[];
  /** Of a comparison; by the persons of the faces when left out. */
  readonly similarity?: number;
}

/** A {@link FaceEngine} that follows a script and tells what it was asked. */
export interface ScriptedFaceEngine extends FaceEngine {
  readonly calls: readonly ScriptedFaceRequest['operation'][];
}

/** How a scripted face engine presents itself. */
export interface ScriptedFaceEngineOptions {
  /** What `isReady` says until the engine is closed; true when left out. */
  readonly ready?: boolean;
}

const SAME_PERSON = 99.5;
const OTHER_PERSON = 2;

/**
 * A face engine for tests: sees the same on every picture, follows a list of steps one a call, or does whatever a function makes of the
 * call. A step may answer late, fail or hang (see {@link ScriptedStep}).
 */
export function createScriptedFaceEngine(
  script: ScriptedFaces | Script<ScriptedFaceRequest, ScriptedFaceAnswer>,
  { ready = true }: ScriptedFaceEngineOptions = {},
): ScriptedFaceEngine {
  const sameAlways = (seen: ScriptedFaces) => (): ScriptedStep<ScriptedFaceAnswer> => ({ answer: { seen: [seen] } });
  const nextStep = stepsOf(isScript(script) ? script : sameAlways(script));
  const inFlight = createScriptedCalls('scripted face engine', 'face_engine.unavailable');
  const calls: ScriptedFaceRequest['operation'][] = [];

  function ask(request: ScriptedFaceRequest, signal: AbortSignal | undefined): Promise<ScriptedFaceAnswer> {
    const step = (): ScriptedStep<ScriptedFaceAnswer> => {
      calls.push(request.operation);
      return nextStep(request);
    };
    return inFlight.run(step, signal);
  }

  return {
    id: 'scripted',
    version: '1',
    calls,
    async detect(picture, options) {
      const { seen } = await ask({ operation: 'detect', pictures: [picture] }, options?.signal);
      return completeSighting(picture, seen[0] ?? {});
    },
    async compare(source, target, options) {
      const answer = await ask({ operation: 'compare', pictures: [source, target] }, options?.signal);
      const [one = {}, other = one] = answer.seen;
      const [first, second] = [one.faces?.[0], other.faces?.[0]];
      const sightings = { source: completeSighting(source, one), target: completeSighting(target, other) };
      return first && second ? { ...sightings, similarity: answer.similarity ?? likeness(first, second) } : sightings;
    },
    async estimateAge(picture, options) {
      const { seen } = await ask({ operation: 'estimateAge', pictures: [picture] }, options?.signal);
      const [face] = seen[0]?.faces ?? [];
      const sighting = completeSighting(picture, seen[0] ?? {});
      return face ? { sighting, ...attributesOf(face) } : { sighting };
    },
    isReady: async () => inFlight.isOpen() && ready,
    close: () => inFlight.close(),
  };
}

function attributesOf({ ageRange = { low: 30, high: 40 }, sex = { value: 'female', confidence: 1 } }: ScriptedFace) {
  return { ageRange, sex };
}

function likeness({ person: one = 'someone' }: ScriptedFace, { person: other = 'someone' }: ScriptedFace): number {
  return one === other ? SAME_PERSON : OTHER_PERSON;
}

function isScript(
  script: ScriptedFaces | Script<ScriptedFaceRequest, ScriptedFaceAnswer>,
): script is Script<ScriptedFaceRequest, ScriptedFaceAnswer> {
  return typeof script === 'function' || Array.isArray(script);
}
