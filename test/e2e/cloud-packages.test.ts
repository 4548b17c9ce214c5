import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));
const WITHOUT_CLOUD = pathToFileURL('test/aws/without-cloud-packages.mjs').href;

let dataFolder = '';
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'idlens-packages-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

/** Runs the server where no package of AWS is installed until it listens or ends; returns what it said. */
async function serveWithoutCloudPackages(environment: Record<string, string>): Promise<string> {
  const args = ['--import', 'tsx', '--import', WITHOUT_CLOUD, MAIN, 'serve'];
  const env = { ...process.env, IDLENS_PORT: '0', IDLENS_DATA_FOLDER: dataFolder, ...environment };
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('listens on')) server.kill('SIGTERM');
  });
  await once(server, 'close');
  return said;
}

describe('the packages of AWS', () => {
  it('are not loaded by a server that uses nothing of it', async () => {
    expect(await serveWithoutCloudPackages({})).toContain('idlens listens on http://127.0.0.1:');
  });

  it.each([
    ['IDLENS_READER', 'textract,local', '@aws-sdk/client-textract'],
    ['IDLENS_FACES', 'rekognition', '@aws-sdk/client-rekognition'],
    ['IDLENS_STORAGE', 's3', '@aws-sdk/client-s3 @aws-sdk/s3-request-presigner'],
  ])('are asked for by name where %s is %s and they are not installed', async (setting, value, packages) => {
    const bucket: Record<string, string> = setting === 'IDLENS_STORAGE' ? { IDLENS_S3_BUCKET: 'pictures' } : {};
    const said = await serveWithoutCloudPackages({ [setting]: value, ...bucket });
    expect(said).toBe(
      `The configuration is not valid. ${setting} needs packages that are not installed: npm install ${packages}.\n`,
    );
  });
});
