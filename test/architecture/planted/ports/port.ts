// Planted: a port knows an adapter and a Node module.
import { EventEmitter } from 'node:events';
import { one } from '../adapters/one/one.ts';

export interface Port {
  readonly emitter: EventEmitter;
}
export { one };
