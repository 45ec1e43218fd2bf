/** Port: where the bytes of files lie, each under its SHA-256. A directory today; S3 would be another. */
export abstract class ContentStore {
  /** Durable when it returns. Content that is already there is left as it is. */
  abstract put(sha256: string, content: Buffer): Promise<void>;
  /** @throws when the content is missing or no longer what its hash says */
  abstract get(sha256: string): Promise<Buffer>;
  /** Content that is not there is no error. */
  abstract remove(sha256: string): Promise<void>;
}
