/** Where the objects of each organisation lie in a store: the organisation's id stands between `head` and `tail`. */
export interface KeyLayout {
  readonly head: string;
  /** Begins and ends with a slash. */
  readonly tail: string;
  /**
   * Whether an organisation may also read objects that did not come as uploads, under whatever names the host of the store gave them below
   * the organisation's prefix.
   */
  readonly takesOwnNames: boolean;
}

/** The layout of a store that holds uploads alone: `org/<organisation id>/uploads/<name>`. */
export const UPLOAD_LAYOUT: KeyLayout = { head: 'org/', tail: '/uploads/', takesOwnNames: false };

const PLACE = '{organisation}';
const STEPS = /^(?:[A-Za-z0-9!_.*'()-]+\/)*$/;
const MAX_PREFIX_LENGTH = 400;

/**
 * The layout of a host's own bucket out of its prefix with `{organisation}` in it, for example `tenants/{organisation}/documents/`: steps of
 * S3's safe characters, the organisation a step of its own, a slash at the end. Undefined when `prefix` is not of this form.
 */
export function keyLayoutOf(prefix: string): KeyLayout | undefined {
  const [head = '', rest, ...more] = prefix.split(PLACE);
  if (rest === undefined || more.length > 0 || prefix.length > MAX_PREFIX_LENGTH) return undefined;
  const tail = rest.startsWith('/') ? rest.slice(1) : undefined;
  if (tail === undefined || !STEPS.test(head) || !STEPS.test(tail) || hasDotStep(prefix)) return undefined;
  return { head, tail: rest, takesOwnNames: true };
}

function hasDotStep(prefix: string): boolean {
  return prefix.split('/').some((step) => /^\.+$/.test(step));
}
