import type { Organisation, OrganisationDirectory } from '../organisation-directory.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import { expectFailure, expectSame, expectThat } from './expectations.ts';

/** The directory under test; what earlier runs created does no harm. */
export interface OrganisationDirectorySubject {
  make(): Eventually<OrganisationDirectory>;
  /** A directory whose storage cannot answer. */
  makeUnavailable?(): Eventually<OrganisationDirectory>;
  close?(): Promise<void>;
}

const CREATED_AT_MS = Date.UTC(2026, 0, 15, 1, 2, 3, 456);
const run = Date.now().toString(36);
let created = 0;

function freshOrganisation(name: string, prefix = 'contract'): Organisation {
  created += 1;
  return { organisationId: `${prefix}-${run}-${created}`, name, createdAtMs: CREATED_AT_MS };
}

/** The conformance suite of the {@link OrganisationDirectory} port. */
export function organisationDirectoryContract(runner: ContractRunner, subject: OrganisationDirectorySubject): void {
  runner.describe('organisation directory contract', () => {
    const directory = shared(runner, subject.make, async () => subject.close?.());
    createTests(runner, directory);
    listTests(runner, directory);
    const { makeUnavailable } = subject;
    if (makeUnavailable !== undefined)
      runner.it('fails retryably when its storage cannot answer', async () => {
        const unavailable = await makeUnavailable();
        await expectFailure(unavailable.find('acme'), 'storage.unavailable', { retryable: true });
      });
  });
}

function createTests({ it }: ContractRunner, directory: () => Promise<OrganisationDirectory>): void {
  it('finds an organisation as it was created', async () => {
    const subject = await directory();
    for (const name of ['Acme', 'O\'Hara & Søn; 株式会社 "x" -- %_', 'x'.repeat(200)]) {
      const organisation = freshOrganisation(name);
      await subject.create(organisation);
      const found = await subject.find(organisation.organisationId);
      expectSame(
        [found?.organisationId, found?.name, found?.createdAtMs],
        [organisation.organisationId, name, CREATED_AT_MS],
        'the organisation',
      );
    }
  });

  it('does not find what was never created', async () => {
    const subject = await directory();
    const { organisationId } = freshOrganisation('Acme');
    for (const stranger of [organisationId, '', '__proto__', 'x'.repeat(10_000)])
      expectThat((await subject.find(stranger)) === undefined, 'an unknown id is not found');
  });

  it('refuses an id that is taken, and leaves the first as it is', async () => {
    const subject = await directory();
    const first = freshOrganisation('First');
    await subject.create(first);
    await expectFailure(subject.create({ ...first, name: 'Second' }), 'organisation.exists', { retryable: false });
    expectSame((await subject.find(first.organisationId))?.name, 'First', 'the name');
  });

  it('gives one of many who want the same id at once the id', async () => {
    const subject = await directory();
    const wanted = freshOrganisation('Wanted');
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => subject.create(wanted)));
    expectSame(results.filter(({ status }) => status === 'fulfilled').length, 1, 'those who got it');
  });
}

function listTests({ it }: ContractRunner, directory: () => Promise<OrganisationDirectory>): void {
  it('lists all by id, in the order of character codes', async () => {
    const subject = await directory();
    const own = ['b', 'B', '_', '-', 'a', '7'].map((prefix) => freshOrganisation('Listed', prefix));
    for (const organisation of own) await subject.create(organisation);
    const ids = own.map(({ organisationId }) => organisationId);
    const listed = (await subject.list()).map(({ organisationId }) => organisationId);
    expectSame(
      listed.filter((organisationId) => ids.includes(organisationId)),
      [...ids].sort(),
      'the organisations',
    );
  });
}
