// What the parts of the page share: words, elements, and how the server is asked.

const MAX_IMAGE_BYTES = 15_728_640;

export const FIELD_LABELS = {
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
export const TYPE_LABELS = {
  passport: 'Passport',
  drivers_license: 'Driver’s licence',
  national_id: 'National ID',
  residence_permit: 'Residence permit',
  visa: 'Visa',
  unknown: 'Unknown document',
};
export const STATUS_LABELS = { passed: 'Passed', failed: 'Failed', warning: 'Warning', not_run: 'Not run' };
export const VERDICT_LABELS = {
  passed: 'Checks passed',
  review: 'Checks ask for a look',
  failed: 'Checks failed',
  not_run: 'No check ran',
};

export const byId = (id) => document.getElementById(id);

export function element(tag, properties = {}, children = []) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export function chip(text, kind = '') {
  return element('span', { className: `chip ${kind}`, textContent: text });
}

export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

export function noteRow(kind, state, detail) {
  return element('li', {}, [
    element('span', { className: `state ${kind}`, textContent: state }),
    element('span', { textContent: detail }),
  ]);
}

/** What is wrong with a picture before it is sent; undefined when nothing is. */
export function pictureFault(picture, what) {
  if (!picture) return `Choose ${what} first.`;
  return picture.size > MAX_IMAGE_BYTES ? `The picture is larger than 15 MB: choose another as ${what}.` : undefined;
}

/** Shows a sentence, and further ones below it. */
export function faultParagraphs(message, details = []) {
  return [
    element('p', {}, [element('strong', { textContent: message })]),
    ...details.map((detail) => element('p', { textContent: detail })),
  ];
}

/** Posts a form; gives the answer, or the paragraphs that tell why there is none. */
export async function ask(path, body) {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'x-api-key': byId('key').value }, body });
    const answer = await response.json();
    return response.ok ? { answer } : { fault: failureParagraphs(response, answer) };
  } catch {
    return { fault: faultParagraphs('The server did not answer.', ['Is it still running?']) };
  }
}

function failureParagraphs(response, { message, code, requestId, hints = [] }) {
  const wait = response.headers.get('retry-after');
  return faultParagraphs(message ?? `The server answered ${response.status}.`, [
    ...hints.map((hint) => `${hint.path}: ${hint.message}`),
    ...(wait ? [`Try again in ${wait} s.`] : []),
    `Code ${code}, request ${requestId}`,
  ]);
}
