/**
 * The parameters of a call by name, not yet checked. A file part is a `Uint8Array`; a parameter that was given more than once is
 * an array.
 */
export type RequestParameters = Readonly<Record<string, unknown>>;
