import {
  ask,
  byId,
  chip,
  element,
  FIELD_LABELS,
  faultParagraphs,
  noteRow,
  pictureFault,
  STATUS_LABELS,
  TYPE_LABELS,
  VERDICT_LABELS,
} from './shared.js';

const PICTURES = { documentImage: 'verify-document', faceImage: 'verify-selfie' };
const PICTURE_LABELS = { document: 'Document', portrait: 'Portrait', selfie: 'Selfie' };

/** The chosen picture of a parameter. */
const chosen = (parameter) => byId(PICTURES[parameter]).files[0];

function show(part) {
  for (const id of ['waiting', 'progress', 'error', 'answer']) byId(`verify-${id}`).hidden = id !== part;
  byId('verify-result').setAttribute('aria-busy', String(part === 'progress'));
  byId('verify').disabled = part === 'progress';
}

function showFault(paragraphs) {
  byId('verify-error').replaceChildren(...paragraphs);
  show('error');
}

async function verify() {
  const fault =
    pictureFault(chosen('documentImage'), 'the document') ?? pictureFault(chosen('faceImage'), 'the selfie');
  if (fault) return showFault(faultParagraphs(fault));
  const body = new FormData();
  for (const parameter of Object.keys(PICTURES)) body.set(parameter, chosen(parameter), 'picture');
  body.set('documentType', byId('document-type').value);
  body.set('include', 'faceImage,quality');
  show('progress');
  const outcome = await ask('v1/identity/verify', body);
  if (outcome.answer) showAnswer(outcome.answer);
  else showFault(outcome.fault);
}

function showAnswer(answer) {
  const { verified, document: read, faceDetection, faceMatch, overallConfidence, authenticity, reasons } = answer;
  byId('verify-summary').replaceChildren(
    element('strong', { textContent: verified ? 'Verified' : 'Not verified' }),
    chip(`${overallConfidence} of 100 overall`, verified ? 'passed' : 'failed'),
    chip(VERDICT_LABELS[authenticity.verdict], authenticity.verdict),
  );
  showPortrait(answer.faceImage);
  byId('verify-reasons').replaceChildren(...reasons.map(({ detail }) => noteRow('failed', 'Reason', detail)));
  byId('verify-rows').replaceChildren(
    row('Similarity of the faces', `${faceMatch.confidence} (a match from ${faceMatch.threshold} on)`),
    row('Face on the selfie', faceDetection.faceDetected ? String(faceDetection.confidence) : 'none'),
    row('Reading of the document', String(read.confidence)),
    row('Type', TYPE_LABELS[read.documentType] ?? read.documentType),
    ...Object.keys(FIELD_LABELS)
      .filter((name) => read[name])
      .map((name) => row(FIELD_LABELS[name], read[name])),
  );
  byId('verify-checks').replaceChildren(
    ...authenticity.checks.map(({ status, detail }) => noteRow(status, STATUS_LABELS[status], detail)),
    ...Object.entries(answer.quality).flatMap(([picture, findings]) =>
      findings.map(({ detail }) => noteRow('warning', PICTURE_LABELS[picture], detail)),
    ),
  );
  const { faceImage: _portrait, ...told } = answer;
  byId('verify-json').textContent = JSON.stringify(told, null, 2);
  show('answer');
}

/** Base64 of a JPEG, or nothing; as a blob, since the page may show no other pictures than its own. */
function showPortrait(base64) {
  const portrait = byId('verify-portrait');
  if (portrait.src) URL.revokeObjectURL(portrait.src);
  portrait.hidden = !base64;
  if (!base64) return portrait.removeAttribute('src');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  portrait.src = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
}

function row(label, value) {
  return element('tr', {}, [
    element('th', { scope: 'row', textContent: label }),
    element('td', { className: 'value', textContent: value }),
  ]);
}

for (const [parameter, id] of Object.entries(PICTURES))
  byId(id).addEventListener('change', () => {
    byId(`${id}-name`).textContent = chosen(parameter)?.name ?? '';
    show('waiting');
  });
byId('verify-form').addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  void verify();
});
