import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type CheckedRequest, connectionTo, type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** The bucket that there is. */
export const BUCKET = 'idlens-test';

/** A fault in place of the answer to one request. */
export type S3Fault =
  | { readonly error: string; readonly status: number }
  | { readonly drop: 'at once' | 'half way' }
  | { readonly hang: true };

/** An S3 of one bucket in memory on the loopback address. */
export interface LoopbackS3 extends LoopbackServer {
  readonly connection: ReturnType<typeof connectionTo> & { readonly pathStyle: true; readonly bucket: string };
  /** Method and path of every request, in order. */
  readonly requests: readonly string[];
  /** Headers of the last PUT that was taken. */
  lastPut(): Readonly<Record<string, string | undefined>>;
  /** What becomes of the requests from now on that `fault` gives something for. */
  failWith(fault: (request: CheckedRequest) => S3Fault | undefined): void;
  /** Lets signatures grow older. */
  setClockAhead(durationMs: number): void;
}

interface Entry {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly storedAt: Date;
}

/** So few that lists of a handful of objects go on over several pages. */
const KEYS_A_PAGE = 3;

/** An S3 that checks signatures, lengths and checksums (S3 API Reference), and fails as it is told. */
export async function startLoopbackS3(): Promise<LoopbackS3> {
  const entries = new Map<string, Entry>();
  const requests: string[] = [];
  let putHeaders: CheckedRequest['headers'] = {};
  let aheadMs = 0;
  let faultOf: (request: CheckedRequest) => S3Fault | undefined = () => undefined;

  function serve(request: CheckedRequest, response: ServerResponse): void {
    const url = new URL(request.target, 'http://host.invalid');
    requests.push(`${request.method} ${url.pathname}`);
    const fault = faultOf(request);
    if (fault !== undefined) playFault(fault, response);
    else if (request.fault !== undefined) refuse(response, 403, 'SignatureDoesNotMatch');
    else answer(request, url, response);
  }

  function answer({ method, headers, body }: CheckedRequest, url: URL, response: ServerResponse): void {
    const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    if (bucket !== BUCKET) refuse(response, 404, 'NoSuchBucket');
    else if (method === 'PUT') put(key, { headers, body }, url.searchParams, response);
    else if (method === 'DELETE') {
      entries.delete(key);
      response.writeHead(204).end();
    } else if (key === '') list(entries, url.searchParams, response);
    else get(entries.get(key), response);
  }

  function put(
    key: string,
    { headers, body }: Pick<CheckedRequest, 'headers' | 'body'>,
    query: URLSearchParams,
    response: ServerResponse,
  ): void {
    const wanted = query.get('x-amz-checksum-sha256') ?? headers['x-amz-checksum-sha256'];
    if (wanted && createHash('sha256').update(body).digest('base64') !== wanted) {
      refuse(response, 400, 'BadDigest');
      return;
    }
    entries.set(key, { bytes: body, contentType: headers['content-type'] ?? '', storedAt: new Date() });
    putHeaders = headers;
    response.writeHead(200, { etag: '"x"' }).end();
  }

  const server = await startLoopbackServer('s3', serve, () => Date.now() + aheadMs);
  return {
    ...server,
    connection: { ...connectionTo(server.endpoint), pathStyle: true, bucket: BUCKET },
    requests,
    lastPut: () => putHeaders,
    failWith(fault) {
      faultOf = fault;
    },
    setClockAhead(durationMs) {
      aheadMs = durationMs;
    },
  };
}

function get(entry: Entry | undefined, response: ServerResponse): void {
  if (!entry) {
    refuse(response, 404, 'NoSuchKey');
    return;
  }
  const { contentType, bytes } = entry;
  response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.byteLength }).end(bytes);
}

function list(entries: ReadonlyMap<string, Entry>, query: URLSearchParams, response: ServerResponse): void {
  const after = query.get('continuation-token') ?? '';
  const keys = [...entries.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).toSorted();
  const page = keys.slice(0, KEYS_A_PAGE);
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${entries.get(key)?.storedAt.toISOString()}</LastModified></Contents>`,
  );
  const isTruncated = keys.length > page.length;
  const next = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const body = `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  response.writeHead(200, XML).end(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>as the test wants it</Message></Error>`;
  response.writeHead(status, XML).end(body);
}

function playFault(fault: S3Fault, response: ServerResponse): void {
  if ('error' in fault) refuse(response, fault.status, fault.error);
  else if ('drop' in fault && fault.drop === 'at once') response.destroy();
  else if ('drop' in fault) {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': '1000' });
    response.write('half of it');
    setTimeout(() => response.destroy(), 5);
  }
}

const XML = { 'content-type': 'application/xml' };
