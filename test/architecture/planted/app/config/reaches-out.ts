// Planted: configuration builds an adapter, and source code imports a test's file.
export { two } from '../../adapters/two/two.ts';
export { default } from '../../../planted.dependency-cruiser.mjs';
