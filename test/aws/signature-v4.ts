import { createHash, createHmac } from 'node:crypto';

/**
 * Checks AWS Signature Version 4 as the services do, written from the specification alone (AWS General Reference, "Create a signed AWS API
 * request"; S3 API Reference, "Authenticating Requests: Using Query Parameters"), so that it shares no mistake with the SDK.
 */

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** A request as it came over the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What is wrong with the signature of `request`, or undefined when it holds. */
export function signatureFault(
  request: SignedRequest,
  key: SigningKey,
  service: string,
  nowMs: number = Date.now(),
): string | undefined {
  const url = new URL(request.target, 'http://host.invalid');
  const isPresigned = url.searchParams.has('X-Amz-Signature');
  const claim = isPresigned ? presignedClaim(url) : headerClaim(request.headers);
  if (typeof claim === 'string') return claim;
  const { credential, signedHeaders, signature, date, expiresSeconds } = claim;
  const scope = [date.slice(0, 8), key.region, service, 'aws4_request'];
  if (credential !== [key.accessKeyId, ...scope].join('/')) return `the credential scope is ${credential}`;
  const ageMs = nowMs - timeOf(date);
  if (ageMs < -300_000 || ageMs > (expiresSeconds ?? 300) * 1000) return 'the signature has expired';
  const names = signedHeaders.split(';');
  if (!names.includes('host')) return 'the host is not signed';
  if (names.join(';') !== names.toSorted().join(';')) return 'the signed headers are not in order';
  const missing = names.find((name) => request.headers[name] === undefined);
  if (missing) return `the signed header ${missing} was not sent`;
  const payload = isPresigned ? 'UNSIGNED-PAYLOAD' : (request.headers['x-amz-content-sha256'] ?? sha256(request.body));
  if (/^[0-9a-f]{64}$/.test(payload) && payload !== sha256(request.body))
    return 'the body is not the one that was signed';
  const canonical = [
    request.method,
    canonicalPath(url.pathname, service),
    canonicalQuery(url),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders,
    payload,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
  const signingKey = scope.reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${key.secretAccessKey}`),
  );
  return hmac(signingKey, toSign).toString('hex') === signature ? undefined : 'the signature is wrong';
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  /** `20260301T120000Z`. */
  readonly date: string;
  readonly expiresSeconds?: number;
}

function presignedClaim({ searchParams }: URL): Claim | string {
  if (searchParams.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') return 'the algorithm is another one';
  return {
    credential: searchParams.get('X-Amz-Credential') ?? '',
    signedHeaders: searchParams.get('X-Amz-SignedHeaders') ?? '',
    signature: searchParams.get('X-Amz-Signature') ?? '',
    date: searchParams.get('X-Amz-Date') ?? '',
    expiresSeconds: Number(searchParams.get('X-Amz-Expires')),
  };
}

function headerClaim(headers: SignedRequest['headers']): Claim | string {
  const form = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/;
  const [, credential, signedHeaders, signature] = form.exec(headers['authorization'] ?? '') ?? [];
  if (!credential || !signedHeaders || !signature) return 'the request is not signed';
  return { credential, signedHeaders, signature, date: headers['x-amz-date'] ?? '' };
}

/** S3 signs the path as it is sent; every other service encodes it once more. */
function canonicalPath(pathname: string, service: string): string {
  const decoded = pathname.split('/').map((part) => (service === 's3' ? decodeURIComponent(part) : part));
  return decoded.map(encoded).join('/');
}

function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (secret: Buffer, text: string): Buffer => createHmac('sha256', secret).update(text).digest();
