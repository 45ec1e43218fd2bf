const LONE_SURROGATE = /\p{Surrogate}/u;

/** Writes numbers with the highest byte first and texts as UTF-8 behind their length. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(512);
  private at = 0;

  uint8(value: number): void {
    this.reserve(1);
    this.at = this.bytes.writeUInt8(value, this.at);
  }

  uint32(value: number): void {
    this.reserve(4);
    this.at = this.bytes.writeUInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.reserve(8);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  /** One character of ASCII. */
  tag(character: string): void {
    this.uint8(character.charCodeAt(0));
  }

  raw(bytes: Buffer): void {
    this.reserve(bytes.length);
    this.at += bytes.copy(this.bytes, this.at);
  }

  /** @throws TypeError for half a character, which would be written like any other half */
  text(content: string): void {
    if (LONE_SURROGATE.test(content)) throw new TypeError('the text has no exact UTF-8 form');
    const length = Buffer.byteLength(content);
    this.uint32(length);
    this.reserve(length);
    this.at += this.bytes.write(content, this.at);
  }

  done(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.at + more));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
