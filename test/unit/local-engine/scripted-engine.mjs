// An engine process that does what each request says, in place of reading pictures.
const never = new Promise(() => {});
const actions = {
  echo: ({ value }) => value,
  pid: () => process.pid,
  die: () => process.exit(3),
  hang: () => never,
  spin: () => {
    for (;;);
  },
  wait: ({ ms, value }) => new Promise((resolve) => setTimeout(() => resolve(value), ms)),
  fault: () => {
    throw new Error('scripted fault');
  },
  environment: () => Object.keys(process.env),
};

const [mode] = process.argv.slice(2);
if (mode === 'broken') process.exit(1);
if (mode === 'unstartable') process.send({ kind: 'unstartable', message: 'no models' }, () => process.exit(1));
process.on('message', async ({ call, request }) => {
  try {
    process.send({ kind: 'answer', call, answer: await actions[request.action](request) });
  } catch (error) {
    process.send({ kind: 'fault', call, message: error.message });
  }
});
process.on('disconnect', () => process.exit(0));
if (mode === 'good') process.send({ kind: 'ready' });
