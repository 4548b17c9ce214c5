/** Whoever calls are counted, paid and kept apart for. */
export interface Organisation {
  /** 1–64 letters, digits, hyphens and underlines; never changes. */
  readonly organisationId: string;
  /** For people; 1–200 characters. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
}

/** Knows the organisations. Throws `IdlensError` `storage.unavailable` (retryable). */
export interface OrganisationDirectory {
  /** Adds an organisation; throws `organisation.exists` when the id is taken. */
  create(organisation: Organisation): Promise<void>;
  /** All, by id. */
  list(): Promise<readonly Organisation[]>;
  /** Undefined when there is none of that id. */
  find(organisationId: string): Promise<Organisation | undefined>;
}
