/** Something to do at a time: an offer's deadline, an automatic confirmation. */
export interface NewJob {
  readonly kind: string;
  /** One open job for each kind and key. */
  readonly key: string;
  readonly dueAt: Date;
  readonly payload?: Record<string, unknown>;
}

export interface StoredJob {
  readonly id: number;
  readonly kind: string;
  readonly key: string;
  readonly payload: Record<string, unknown>;
  readonly attempts: number;
}
