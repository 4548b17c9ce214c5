const MAX_IMAGE_BYTES = 15_728_640;

const FIELD_LABELS = {
  fullName: 'Full name',
  firstName: 'First name',
  lastName: 'Last name',
  dateOfBirth: 'Date of birth',
  gender: 'Sex',
  nationality: 'Nationality',
  documentNumber: 'Document number',
  expirationDate: 'Expires',
  issuingCountry: 'Issuing country',
  address: 'Address',
};
const TYPE_LABELS = {
  passport: 'Passport',
  drivers_license: 'Driver’s licence',
  national_id: 'National ID',
  residence_permit: 'Residence permit',
  visa: 'Visa',
  unknown: 'Unknown document',
};
const SOURCE_LABELS = { mrz: 'MRZ', barcode: 'barcode', vendor: 'reader', print: 'print' };
const STATUS_LABELS = { passed: 'Passed', failed: 'Failed', warning: 'Warning', not_run: 'Not run' };
const SEVERITY_LABELS = { info: 'Note', warning: 'Warning', error: 'Conflict' };
const SEVERITY_CLASSES = { info: 'info', warning: 'warning', error: 'bad' };
const VERDICT_LABELS = {
  passed: 'Checks passed',
  review: 'Checks ask for a look',
  failed: 'Checks failed',
  not_run: 'No check ran',
};

const byId = (id) => document.getElementById(id);
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

function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

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

function showError(message, details = []) {
  byId('error').replaceChildren(
    element('p', {}, [element('strong', { textContent: message })]),
    ...details.map((detail) => element('p', { textContent: detail })),
  );
  show('error');
}

async function scan() {
  if (!front.picture) return showError('Choose a picture first.');
  if (front.picture.size > MAX_IMAGE_BYTES) return showError('The picture is larger than 15 MB.');
  if (back.picture?.size > MAX_IMAGE_BYTES) return showError('The picture of the back is larger than 15 MB.');
  const body = new FormData();
  body.set('image', front.picture, 'picture');
  if (back.picture) body.set('imageBack', back.picture, 'picture');
  body.set('documentType', byId('document-type').value);
  body.set('include', 'fields,quality');
  clearBoxes();
  show('progress');
  try {
    const response = await fetch('v1/document/scan', {
      method: 'POST',
      headers: { 'x-api-key': byId('key').value },
      body,
    });
    const answer = await response.json();
    if (response.ok) showAnswer(answer);
    else showFailure(response, answer);
  } catch {
    showError('The server did not answer.', ['Is it still running?']);
  }
}

function showFailure(response, { message, code, requestId, hints = [] }) {
  const wait = response.headers.get('retry-after');
  showError(message ?? `The server answered ${response.status}.`, [
    ...hints.map((hint) => `${hint.path}: ${hint.message}`),
    ...(wait ? [`Try again in ${wait} s.`] : []),
    `Code ${code}, request ${requestId}`,
  ]);
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

function chip(text, kind = '') {
  return element('span', { className: `chip ${kind}`, textContent: text });
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
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

function noteRow(kind, state, detail) {
  return element('li', {}, [
    element('span', { className: `state ${kind}`, textContent: state }),
    element('span', { textContent: detail }),
  ]);
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
