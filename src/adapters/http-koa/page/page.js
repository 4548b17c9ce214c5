import {
  ask,
  byId,
  chip,
  element,
  FIELD_LABELS,
  faultParagraphs,
  noteRow,
  percent,
  pictureFault,
  STATUS_LABELS,
  TYPE_LABELS,
  VERDICT_LABELS,
} from './shared.js';

const SOURCE_LABELS = { mrz: 'MRZ', barcode: 'barcode', vendor: 'reader', print: 'print' };
const SEVERITY_LABELS = { info: 'Note', warning: 'Warning', error: 'Conflict' };
const SEVERITY_CLASSES = { info: 'info', warning: 'warning', error: 'bad' };
const form = byId('scan-form');

/** A picture that can be chosen, and where it is shown. */
const side = (suffix) => ({
  picture: undefined,
  drop: byId(`drop${suffix}`),
  input: byId(`image${suffix}`),
  preview: byId(`preview${suffix}`),
  boxes: byId(`boxes${suffix}`),
  name: byId(`file-name${suffix}`),
});
const front = side('');
const back = side('-back');
const NO_BACK = back.name.textContent;

function choose(file, shown = front) {
  if (!file) return;
  shown.picture = file;
  if (shown.preview.src) URL.revokeObjectURL(shown.preview.src);
  shown.preview.src = URL.createObjectURL(file);
  shown.preview.hidden = false;
  shown.drop.hidden = false;
  shown.drop.classList.add('chosen');
  shown.name.textContent = `${file.name || 'pasted picture'} (${Math.ceil(file.size / 1024)} KB)`;
  if (shown === front) byId('invitation').hidden = true;
  else byId('remove-back').hidden = false;
  startAfresh();
}

function removeBack() {
  URL.revokeObjectURL(back.preview.src);
  back.preview.removeAttribute('src');
  back.picture = undefined;
  back.input.value = '';
  back.drop.hidden = true;
  back.name.textContent = NO_BACK;
  byId('remove-back').hidden = true;
  startAfresh();
}

function startAfresh() {
  clearBoxes();
  show('waiting');
}

function clearBoxes() {
  for (const { boxes } of [front, back]) boxes.replaceChildren();
}

function show(part) {
  for (const id of ['waiting', 'progress', 'error', 'answer']) byId(id).hidden = id !== part;
  byId('result').setAttribute('aria-busy', String(part === 'progress'));
  byId('scan').disabled = part === 'progress';
}

function showFault(paragraphs) {
  byId('error').replaceChildren(...paragraphs);
  show('error');
}

async function scan() {
  const fault = pictureFault(front.picture, 'a picture') ?? (back.picture && pictureFault(back.picture, 'the back'));
  if (fault) return showFault(faultParagraphs(fault));
  const body = new FormData();
  body.set('image', front.picture, 'picture');
  if (back.picture) body.set('imageBack', back.picture, 'picture');
  body.set('documentType', byId('document-type').value);
  body.set('include', 'fields,quality');
  clearBoxes();
  show('progress');
  const outcome = await ask('v1/document/scan', body);
  if (outcome.answer) showAnswer(outcome.answer);
  else showFault(outcome.fault);
}

function showAnswer(answer) {
  byId('summary').replaceChildren(
    element('strong', { textContent: TYPE_LABELS[answer.documentType] ?? answer.documentType }),
    chip(`${percent(answer.confidence)} sure`),
    chip(VERDICT_LABELS[answer.authenticity.verdict], answer.authenticity.verdict),
  );
  byId('fields').replaceChildren(...Object.keys(FIELD_LABELS).map((name) => fieldRow(name, answer.fields[name])));
  byId('mrz').hidden = !answer.mrzData;
  byId('mrz-text').textContent = answer.mrzData ?? '';
  const run = answer.authenticity.checks.filter(({ status }) => status !== 'not_run');
  byId('checks').replaceChildren(
    ...run.map(({ status, detail }) => noteRow(status, STATUS_LABELS[status], detail)),
    noteRow('not_run', STATUS_LABELS.not_run, `${answer.authenticity.checks.length - run.length} other checks.`),
  );
  const findings = [...answer.findings, ...qualityFindings(answer.quality)];
  byId('noticed').hidden = findings.length === 0;
  byId('findings').replaceChildren(
    ...findings.map(({ severity, detail }) => noteRow(SEVERITY_CLASSES[severity], SEVERITY_LABELS[severity], detail)),
  );
  byId('json').textContent = JSON.stringify(answer, null, 2);
  show('answer');
  drawBoxes(answer);
}

/** What would have made the pictures better to read; of two, each says which. */
function qualityFindings(quality) {
  if (!quality.back) return quality.findings;
  const named = (name) => (finding) => ({ ...finding, detail: `${name}: ${finding.detail}` });
  return [...quality.findings.map(named('Front')), ...quality.back.findings.map(named('Back'))];
}

function fieldRow(name, field) {
  const label = element('th', { scope: 'row', textContent: FIELD_LABELS[name] });
  if (!field)
    return element('tr', {}, [label, element('td', { className: 'empty', colSpan: 3, textContent: 'not read' })]);
  const value = element('td', { className: 'value', textContent: field.value });
  if (field.text !== field.value) value.append(element('small', { textContent: `printed: ${field.text}` }));
  const sure = element('td', {}, [
    element('span', { className: 'percent', textContent: percent(field.confidence) }),
    element('meter', {
      min: 0,
      max: 1,
      low: 0.6,
      high: 0.85,
      optimum: 1,
      value: field.confidence,
      ariaLabel: 'Confidence',
    }),
  ]);
  const source = [
    SOURCE_LABELS[field.source],
    ...(field.side ? [field.side] : []),
    ...(field.proven ? ['proven'] : []),
  ];
  const row = element('tr', { className: field.box ? 'boxed' : '' }, [
    label,
    value,
    sure,
    element('td', { textContent: source.join(', ') }),
  ]);
  const light = (on) => document.querySelector(`.box[data-field="${name}"]`)?.classList.toggle('lit', on);
  row.addEventListener('pointerenter', () => light(true));
  row.addEventListener('pointerleave', () => light(false));
  return row;
}

/** Boxes belong to the upright page of their side; a picture that had to be turned is shown without them. */
function drawBoxes({ fields, quality }) {
  clearBoxes();
  placeBoxes();
  for (const [name, { box, side: on }] of Object.entries(fields)) {
    const { turn } = on === 'back' ? quality.back : quality;
    const { boxes } = on === 'back' ? back : front;
    if (!box || turn !== 0) continue;
    const frame = element('div', { className: 'box', title: FIELD_LABELS[name] });
    frame.dataset.field = name;
    for (const edge of ['left', 'top', 'width', 'height']) frame.style[edge] = `${box[edge] * 100}%`;
    boxes.append(frame);
  }
}

function placeBoxes() {
  for (const { boxes, preview } of [front, back]) {
    boxes.style.left = `${preview.offsetLeft}px`;
    boxes.style.top = `${preview.offsetTop}px`;
    boxes.style.width = `${preview.offsetWidth}px`;
    boxes.style.height = `${preview.offsetHeight}px`;
  }
}

for (const shown of [front, back]) shown.input.addEventListener('change', () => choose(shown.input.files[0], shown));
byId('remove-back').addEventListener('click', removeBack);
front.drop.addEventListener('click', () => {
  if (!front.picture) front.input.click();
});
for (const event of ['dragenter', 'dragover'])
  document.addEventListener(event, (dragged) => {
    dragged.preventDefault();
    front.drop.classList.add('over');
  });
for (const event of ['dragleave', 'drop']) document.addEventListener(event, () => front.drop.classList.remove('over'));
document.addEventListener('drop', (dropped) => {
  dropped.preventDefault();
  const [first, second] = dropped.dataTransfer?.files ?? [];
  choose(first, back.drop.contains(dropped.target) ? back : front);
  choose(second, back);
});
document.addEventListener('paste', (pasted) => {
  const file = [...(pasted.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
  choose(file);
});
form.addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  void scan();
});
byId('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(byId('json').textContent);
  byId('copy').textContent = 'Copied';
  setTimeout(() => {
    byId('copy').textContent = 'Copy';
  }, 1500);
});
const resized = new ResizeObserver(placeBoxes);
for (const { drop } of [front, back]) resized.observe(drop);
