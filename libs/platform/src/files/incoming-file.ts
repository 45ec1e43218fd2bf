/** A file as it came with a request, wholly in memory. */
export class IncomingFile {
  /** Base name without path or control characters. */
  readonly name: string;
  /** Media type as the sender declares it; to be compared with the content, never to be trusted. */
  readonly declaredType: string;
  readonly content: Buffer;
}
