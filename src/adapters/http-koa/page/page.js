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
const drop = byId('drop');
const input = byId('image');
const preview = byId('preview');
const boxes = byId('boxes');

let picture;

function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function choose(file) {
  if (!file) return;
  picture = file;
  if (preview.src) URL.revokeObjectURL(preview.src);
  preview.src = URL.createObjectURL(file);
  preview.hidden = false;
  byId('invitation').hidden = true;
  drop.classList.add('chosen');
  byId('file-name').textContent = `${file.name || 'pasted picture'} (${Math.ceil(file.size / 1024)} KB)`;
  boxes.replaceChildren();
  show('waiting');
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
  if (!picture) return showError('Choose a picture first.');
  if (picture.size > MAX_IMAGE_BYTES) return showError('The picture is larger than 15 MB.');
  const body = new FormData();
  body.set('image', picture, 'picture');
  body.set('documentType', byId('document-type').value);
  body.set('include', 'fields,quality');
  boxes.replaceChildren();
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
  byId('checks').replaceChildren(
    ...answer.authenticity.checks.map(({ status, detail }) => noteRow(status, STATUS_LABELS[status], detail)),
  );
  byId('noticed').hidden = answer.findings.length === 0;
  byId('findings').replaceChildren(
    ...answer.findings.map(({ severity, detail }) =>
      noteRow(SEVERITY_CLASSES[severity], SEVERITY_LABELS[severity], detail),
    ),
  );
  byId('json').textContent = JSON.stringify(answer, null, 2);
  show('answer');
  drawBoxes(answer);
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
  const source = SOURCE_LABELS[field.source] + (field.proven ? ', proven' : '');
  const row = element('tr', { className: field.box ? 'boxed' : '' }, [
    label,
    value,
    sure,
    element('td', { textContent: source }),
  ]);
  const light = (on) => boxes.querySelector(`[data-field="${name}"]`)?.classList.toggle('lit', on);
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

/** Boxes belong to the upright page; a picture that had to be turned is shown without them. */
function drawBoxes({ fields, quality }) {
  boxes.replaceChildren();
  if (quality.turn !== 0) return;
  placeBoxes();
  for (const [name, { box }] of Object.entries(fields)) {
    if (!box) continue;
    const frame = element('div', { className: 'box', title: FIELD_LABELS[name] });
    frame.dataset.field = name;
    for (const side of ['left', 'top', 'width', 'height']) frame.style[side] = `${box[side] * 100}%`;
    boxes.append(frame);
  }
}

function placeBoxes() {
  boxes.style.left = `${preview.offsetLeft}px`;
  boxes.style.top = `${preview.offsetTop}px`;
  boxes.style.width = `${preview.offsetWidth}px`;
  boxes.style.height = `${preview.offsetHeight}px`;
}

input.addEventListener('change', () => choose(input.files[0]));
drop.addEventListener('click', () => {
  if (!picture) input.click();
});
for (const event of ['dragenter', 'dragover'])
  document.addEventListener(event, (dragged) => {
    dragged.preventDefault();
    drop.classList.add('over');
  });
for (const event of ['dragleave', 'drop']) document.addEventListener(event, () => drop.classList.remove('over'));
document.addEventListener('drop', (dropped) => {
  dropped.preventDefault();
  choose(dropped.dataTransfer?.files[0]);
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
new ResizeObserver(placeBoxes).observe(drop);
