/** Whether a text is a name as registries code it: letters of any script, with blanks, apostrophes, hyphens and full stops between. */
export function isCodedName(text: string): boolean {
  return /^\p{L}[\p{L}\p{M} '’.-]*$/u.test(text);
}
