import type { EvidenceSource } from '../../src/domain/evidence/candidate.ts';
import { judge, type Strictness, sameZone, type Verdict } from './judging.ts';
import type { JudgedResult, Scan } from './scan-pictures.ts';
import { JUDGED_FIELDS, type JudgedField, type PictureTruth } from './truth.ts';

/** How sure a reported field was, and whether it was right. */
export interface FieldObservation {
  readonly field: JudgedField;
  readonly source: EvidenceSource;
  readonly proven: boolean;
  /** 0–1. */
  readonly confidence: number;
  readonly right: boolean;
}

/** A field that was not answered as it should have been. */
export interface Miss {
  readonly field: JudgedField | 'mrzData';
  readonly verdict: Verdict;
  readonly answered: string;
  readonly wanted: string;
}

/** A scan and the verdict on each field and on the machine-readable zone. */
export interface JudgedScan {
  readonly scan: Scan;
  readonly folded: Readonly<Record<JudgedField, Verdict>>;
  readonly strict: Readonly<Record<JudgedField, Verdict>>;
  /** `empty` where the picture shows no zone and none was reported. */
  readonly zone: Verdict;
  /** Whether a zone was reported as proven whose text is not the picture's. */
  readonly zoneFalselyProven: boolean;
  readonly observations: readonly FieldObservation[];
  readonly misses: readonly Miss[];
  /** Everything shown is answered rightly and no field is invented; a zone that is not there is counted elsewhere. */
  readonly perfect: boolean;
}

/** Judges a scan against its truth; a failed scan answered nothing. */
export function judgeScan(scan: Scan): JudgedScan {
  const { truth, result } = scan;
  const answers = result ? answersOf(result) : {};
  const folded = judgeFields(truth, answers, 'folded');
  const reported = result?.mrzData?.split('\n') ?? [];
  const zone = judgeZone(reported, truth.mrz);
  const misses: Miss[] = JUDGED_FIELDS.filter((field) => isFault(folded[field])).map((field) => ({
    field,
    verdict: folded[field],
    answered: answers[field] ?? '',
    wanted: wantedText(truth, field),
  }));
  const zoneMiss: Miss = {
    field: 'mrzData',
    verdict: zone,
    answered: reported.join('\n'),
    wanted: truth.mrz?.join('\n') ?? '',
  };
  return {
    scan,
    folded,
    strict: judgeFields(truth, answers, 'strict'),
    zone,
    zoneFalselyProven: result?.mrzProven === true && zone !== 'right',
    observations: observationsOf(scan, folded),
    misses: isFault(zone) ? [...misses, zoneMiss] : misses,
    perfect: result !== undefined && misses.length === 0 && (zone === 'right' || truth.mrz === undefined),
  };
}

type Answers = Partial<Readonly<Record<JudgedField, string>>>;

function answersOf({ documentType, fields }: JudgedResult): Answers {
  return { documentType, ...Object.fromEntries(fields.map(({ name, value }) => [name, value])) };
}

function judgeFields({ fields }: PictureTruth, answers: Answers, strictness: Strictness): Record<JudgedField, Verdict> {
  const verdicts = JUDGED_FIELDS.map((field) => [field, judge(field, answers[field], fields[field], strictness)]);
  return Object.fromEntries(verdicts) as Record<JudgedField, Verdict>;
}

function judgeZone(reported: readonly string[], shown: readonly string[] | undefined): Verdict {
  if (!shown) return reported.length === 0 ? 'empty' : 'invented';
  if (reported.length === 0) return 'missing';
  return sameZone(reported, shown) ? 'right' : 'wrong';
}

function isFault(verdict: Verdict): boolean {
  return verdict === 'wrong' || verdict === 'missing' || verdict === 'invented';
}

function observationsOf({ result }: Scan, verdicts: Readonly<Record<JudgedField, Verdict>>): FieldObservation[] {
  return (result?.fields ?? []).flatMap(({ name, source, proven, confidence }) =>
    verdicts[name] === 'unscored'
      ? []
      : [{ field: name, source, proven, confidence, right: verdicts[name] === 'right' }],
  );
}

function wantedText({ fields }: PictureTruth, field: JudgedField): string {
  const truth = fields[field];
  return truth === 'unscored' ? '' : truth.filter((value) => value !== null).join(' | ');
}
