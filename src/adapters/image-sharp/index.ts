export { createSharpImageCodec } from './sharp-image-codec.ts';
