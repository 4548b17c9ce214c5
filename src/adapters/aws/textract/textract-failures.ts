import type { ServiceFailures } from '../connection/service-failures.ts';

/** What the exceptions of AnalyzeID and DetectDocumentText mean (Textract API Reference, "Errors" of both). */
export const TEXTRACT_FAILURES: ServiceFailures = {
  service: 'document reader',
  unavailable: 'reader.unavailable',
  timeout: 'reader.timeout',
  named: {
    BadDocumentException: { code: 'image.undecodable', message: 'The document reader cannot read this image.' },
    InvalidParameterException: { code: 'image.undecodable', message: 'The document reader refuses this image.' },
    UnsupportedDocumentException: {
      code: 'image.unsupported_format',
      message: 'The document reader does not take images of this format.',
    },
    DocumentTooLargeException: { code: 'image.too_large', message: 'The image is too large for the document reader.' },
    InvalidS3ObjectException: {
      code: 'object.not_readable',
      message: 'The document reader cannot read the object that holds the image.',
    },
  },
};
