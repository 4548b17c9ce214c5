// Preloaded into a process: lets it run as if no package of AWS were installed.
import { register } from 'node:module';

const hooks = `export function resolve(specifier, context, next) {
  if (!specifier.startsWith('@aws-sdk/') && !specifier.startsWith('@smithy/')) return next(specifier, context);
  throw Object.assign(new Error('Cannot find package ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' });
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
