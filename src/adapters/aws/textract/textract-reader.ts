import { AnalyzeIDCommand, DetectDocumentTextCommand, TextractClient } from '@aws-sdk/client-textract';
import type { DecodedImage } from '../../../domain/image/image-rules.ts';
import type { DocumentReader, DocumentReading } from '../../../ports/document-reader.ts';
import type { ImageCodec } from '../../../ports/image-codec.ts';
import { type AwsConnectionOptions, clientConfig } from '../connection/aws-connection.ts';
import { createServiceCalls, type ServiceCall } from '../connection/service-calls.ts';
import { fittingPicture } from '../picture/fitting-picture.ts';
import { readingFromAnalyzeId, readingsFromAnalyzeId } from './analyze-id-reading.ts';
import { withDetectedText } from './detect-text-reading.ts';
import { TEXTRACT_FAILURES } from './textract-failures.ts';

/** How Textract is reached, and what makes pictures fit its limits. */
export interface TextractReaderOptions extends AwsConnectionOptions {
  readonly codec: ImageCodec;
}

/**
 * A {@link DocumentReader} on Amazon Textract: AnalyzeID for its 21 fields and its lines, both sides of a document in one request, and
 * DetectDocumentText where AnalyzeID answers no line. Needs the package `@aws-sdk/client-textract`, and the rights `textract:AnalyzeID` and
 * `textract:DetectDocumentText`.
 *
 * Pictures beyond Textract's limits are sent as the best JPEG that fits. Throttles and passing faults are tried again within
 * `deadlineMs`; then the call fails as the port says, with `image.*` when Textract refuses the picture, and with `config.invalid` when it
 * refuses the credentials.
 */
export function createTextractReader({ codec, ...connection }: TextractReaderOptions): DocumentReader {
  const client = new TextractClient(clientConfig(connection));
  const calls = createServiceCalls(TEXTRACT_FAILURES, connection, () => client.destroy());

  async function analyze({ ask }: ServiceCall, pages: readonly Uint8Array[]): Promise<unknown> {
    const command = new AnalyzeIDCommand({ DocumentPages: pages.map((Bytes) => ({ Bytes })) });
    return ask((options) => client.send(command, options));
  }

  async function withLines({ ask }: ServiceCall, reading: DocumentReading, image: DecodedImage, bytes: Uint8Array) {
    if (reading.lines.length > 0) return reading;
    const command = new DetectDocumentTextCommand({ Document: { Bytes: bytes } });
    return withDetectedText(reading, await ask((options) => client.send(command, options)), image);
  }

  return {
    id: 'textract',
    read: (image, _hint, options) =>
      calls.run(async (call) => {
        const bytes = await fittingPicture(codec, image, call);
        return withLines(call, readingFromAnalyzeId(await analyze(call, [bytes]), image), image, bytes);
      }, options),
    readBoth: (front, back, _hint, options) =>
      calls.run(async (call) => {
        const sides = [front, back] as const;
        const [frontBytes, backBytes] = await Promise.all([
          fittingPicture(codec, front, call),
          fittingPicture(codec, back, call),
        ]);
        const answer = await analyze(call, [frontBytes, backBytes]);
        const [frontReading, backReading] = readingsFromAnalyzeId(answer, sides);
        return Promise.all([
          withLines(call, frontReading, front, frontBytes),
          withLines(call, backReading, back, backBytes),
        ]);
      }, options),
    isReady: async () => calls.isReady(),
    close: () => calls.close(),
  };
}
