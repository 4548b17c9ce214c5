import { IdlensError } from '../../../domain/errors.ts';
import type { BoundedBody } from './bounded-body.ts';
import { parseLargeJson } from './large-json.ts';
import type { RequestParameters } from './request-parameters.ts';

/** The members of the object that a JSON body holds. Throws `request.invalid` when it holds something else. */
export async function readJsonParameters(body: BoundedBody): Promise<RequestParameters> {
  const parsed = parse(await readAll(body));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new IdlensError('request.invalid', 'The body has to be a JSON object.', {
      hints: [{ path: '', message: 'expected an object such as {"image": "…"}' }],
    });
  return parsed as RequestParameters;
}

function parse(bytes: Buffer): unknown {
  try {
    return parseLargeJson(bytes);
  } catch {
    // The parser's own message repeats what it read.
    throw new IdlensError('request.invalid', 'The body is not valid JSON.', {
      hints: [{ path: '', message: 'not valid JSON' }],
    });
  }
}

/** All of the body in one piece, written into place as it comes when its length is known. */
async function readAll(body: BoundedBody): Promise<Buffer> {
  const declared = body.headers['content-length'];
  if (declared === undefined) return Buffer.concat(await chunksOf(body));
  const bytes = Buffer.allocUnsafe(Number(declared));
  let written = 0;
  for await (const chunk of body) written += (chunk as Buffer).copy(bytes, written);
  return bytes.subarray(0, written);
}

async function chunksOf(body: BoundedBody): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return chunks;
}
