// Planted: the other half of a cycle.
import { one } from '../one/one.ts';

export const two: unknown = () => one;
