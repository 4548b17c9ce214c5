import type { ServerResponse } from 'node:http';
import { connectionTo, type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** A request of the protocol AWS JSON 1.1, read. */
export interface ServiceRequest {
  /** For example `AnalyzeID`. */
  readonly operation: string;
  readonly body: never;
}

/** What the service does with one request. */
export type ServiceReply =
  | { readonly answer: unknown; readonly afterMs?: number }
  | { readonly exception: string; readonly status?: number }
  /** Never answers. */
  | { readonly hang: true }
  /** Cuts the connection without a word, or half way through its answer. */
  | { readonly drop: 'at once' | 'half way' }
  /** Answers 200 with what is no JSON. */
  | { readonly garbage: string };

/** Textract or Rekognition on the loopback address. */
export interface LoopbackService extends LoopbackServer {
  /** What reaches it. */
  readonly connection: ReturnType<typeof connectionTo>;
  /** Everything that was asked, in order; refused signatures are not among it. */
  readonly requests: readonly ServiceRequest[];
  /** What was wrong with signatures. */
  readonly signatureFaults: readonly string[];
  replyWith(reply: (request: ServiceRequest) => ServiceReply): void;
}

/** A service that checks signatures and answers as it is told, from the start with a bug of its own. */
export async function startLoopbackService(service: 'textract' | 'rekognition'): Promise<LoopbackService> {
  const requests: ServiceRequest[] = [];
  const signatureFaults: string[] = [];
  let reply: (request: ServiceRequest) => ServiceReply = () => ({ exception: 'InternalServerError', status: 500 });
  const server = await startLoopbackServer(service, ({ headers, body, fault }, response) => {
    if (fault !== undefined) {
      signatureFaults.push(fault);
      play({ exception: 'InvalidSignatureException' }, response);
      return;
    }
    const operation = (headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
    const request = { operation, body: JSON.parse(body.toString('utf8')) as never };
    requests.push(request);
    play(reply(request), response);
  });
  return {
    ...server,
    connection: connectionTo(server.endpoint),
    requests,
    signatureFaults,
    replyWith(other) {
      reply = other;
    },
  };
}

function play(reply: ServiceReply, response: ServerResponse): void {
  if ('hang' in reply) return;
  if ('drop' in reply) {
    if (reply.drop === 'half way') {
      response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': '1000' });
      response.write('{"IdentityDocuments":[');
      setTimeout(() => response.destroy(), 5);
    } else response.destroy();
    return;
  }
  if ('exception' in reply) {
    const { exception, status = 400 } = reply;
    response.writeHead(status, { 'content-type': JSON_TYPE, 'x-amzn-errortype': exception });
    response.end(JSON.stringify({ __type: exception, Message: 'as the test wants it' }));
    return;
  }
  const text = 'garbage' in reply ? reply.garbage : JSON.stringify(reply.answer);
  const afterMs = 'answer' in reply ? (reply.afterMs ?? 0) : 0;
  setTimeout(() => response.writeHead(200, { 'content-type': JSON_TYPE }).end(text), afterMs);
}

const JSON_TYPE = 'application/x-amz-json-1.1';
