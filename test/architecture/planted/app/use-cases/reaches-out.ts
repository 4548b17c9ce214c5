// Planted: a use case knows an adapter and a package.
import { z } from 'zod';
import { two } from '../../adapters/two/two.ts';

export { two, z };
