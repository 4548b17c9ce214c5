import type { ServiceFailures } from '../connection/service-failures.ts';

/** What the exceptions of DetectFaces and CompareFaces mean (Rekognition API Reference, "Errors" of both). */
export const REKOGNITION_FAILURES: ServiceFailures = {
  service: 'face engine',
  unavailable: 'face_engine.unavailable',
  timeout: 'face_engine.timeout',
  named: {
    InvalidParameterException: {
      code: 'image.undecodable',
      message: 'The face engine refuses this image; it has to have 80 pixels and more a side.',
    },
    InvalidImageFormatException: {
      code: 'image.unsupported_format',
      message: 'The face engine does not take images of this format.',
    },
    ImageTooLargeException: { code: 'image.too_large', message: 'The image is too large for the face engine.' },
    InvalidS3ObjectException: {
      code: 'object.not_readable',
      message: 'The face engine cannot read the object that holds the image.',
    },
  },
};
