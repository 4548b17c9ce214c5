// Planted: the domain reaches for a port (type only), a Node module and a package.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Port } from '../ports/port.ts';

export const impure: [Port?] = [];
export { readFile, z };
