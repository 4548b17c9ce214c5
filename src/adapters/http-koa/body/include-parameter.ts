import { z } from 'zod';

/** What an answer is to hold beyond the contract: some of `includable`, as one list with commas or as several parameters; none when not given. */
export function includeParameter<Includable extends string>(includable: readonly [Includable, ...Includable[]]) {
  return z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => splitNames(value))
    .pipe(z.array(z.enum(includable, { error: `give one or more of: ${includable.join(', ')}` })))
    .transform((names): ReadonlySet<Includable> => new Set(names));
}

function splitNames(value: string | readonly string[]): readonly string[] {
  return [value]
    .flat()
    .flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
