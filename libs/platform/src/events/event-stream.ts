import type { EventBatch } from './batch';

/** @param batch left out: something may have happened, and the log tells what */
export type BatchListener = (batch?: EventBatch) => void;

/**
 * Carries freshly numbered events from whoever numbers them to the processes that deliver them, so that these need not
 * read the log for each. It may lose, repeat or disorder batches: the log is the truth, and whoever follows compares
 * (`nextOf`), reads the log where anything is missing, and after a silence anyway.
 */
export abstract class EventStream {
  /**
   * Told after the commit. Neither waits nor fails.
   * @param batch as the relay's statement wrote it
   */
  abstract add(batch: string): void;

  /** @returns ends it */
  abstract follow(listener: BatchListener): () => void;
}
