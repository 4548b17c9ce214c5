/** The sides of a document that can be scanned together; one that is scanned alone has no name. */
export const DOCUMENT_SIDES = ['front', 'back'] as const;

/** One of {@link DOCUMENT_SIDES}. */
export type DocumentSide = (typeof DOCUMENT_SIDES)[number];
