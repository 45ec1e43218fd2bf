import { Injectable } from '@nestjs/common';
import { accountOf, addHours, newId } from '@anzhi/kernel';
import type { Queryable } from '../database/database';
import type { Tx } from '../database/tx';
import { ContentStore } from './content-store';
import { mediaTypeOf } from './content-type';
import { sha256Of } from './directory-content-store';
import { FileErrors } from './files.errors';
import { FILE_SWEEP } from './file-jobs';
import type { IncomingFile } from './incoming-file';

/** An upload that nobody has claimed by then was a mistake. */
const UNATTACHED_HOURS = 24;

export interface StoredFile {
  readonly fileId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

export interface Attachment {
  /** What the file belongs to: `providers.licence`. */
  readonly kind: string;
  readonly id: string;
  /** After this the content is removed and only the record stays; absent: kept as long as its owner. */
  readonly retainUntil?: Date;
}

export interface OpenFile extends StoredFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Files by content, with who brought them and what for. A file has no address of its own: it is read through
 * the endpoint of the context that attached it, after that context's own permission check.
 */
@Injectable()
export class FileStore {
  constructor(private readonly contents: ContentStore) {}

  /**
   * Stores an upload of the caller.
   * @param purpose what it is for, in capitals: `LICENCE`
   * @throws files.empty, files.unknown-content, files.type-disagrees
   */
  async put(tx: Tx, file: IncomingFile, purpose: string): Promise<StoredFile> {
    if (file.content.length === 0) throw FileErrors.empty({}, '/file');
    const mediaType = mediaTypeOf(file);
    const sha256 = sha256Of(file.content);
    const stored = { fileId: newId(), sha256, bytes: file.content.length, mediaType };
    await lockContent(tx, sha256);
    await this.contents.put(sha256, file.content);
    await tx.query(
      `INSERT INTO platform.file
         (id, sha256, bytes, media_type, original_name, purpose, uploaded_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [stored.fileId, sha256, stored.bytes, mediaType, file.name, purpose, accountOf(tx.ctx), tx.now],
    );
    tx.schedule({ kind: FILE_SWEEP, key: stored.fileId, dueAt: addHours(tx.now, UNATTACHED_HOURS) });
    return stored;
  }

  /**
   * Claims an upload of the caller for what it belongs to, once.
   * @throws files.not-found for somebody else's upload, files.already-attached
   */
  async attach(tx: Tx, fileId: string, { kind, id, retainUntil }: Attachment): Promise<void> {
    const file = await tx.one<{ attached_id: string | null }>(
      'SELECT attached_id FROM platform.file WHERE id = $1 AND uploaded_by = $2 FOR UPDATE',
      [fileId, accountOf(tx.ctx)],
    );
    if (!file) throw FileErrors.notFound();
    if (file.attached_id) throw FileErrors.alreadyAttached();
    await tx.query(
      'UPDATE platform.file SET attached_kind = $2, attached_id = $3, retain_until = $4 WHERE id = $1',
      [fileId, kind, id, retainUntil ?? null],
    );
    if (retainUntil) tx.schedule({ kind: FILE_SWEEP, key: fileId, dueAt: retainUntil });
  }

  /** SHA-256 of an upload of the caller, to be compared before it is claimed. @throws files.not-found */
  async ownHash(tx: Tx, fileId: string): Promise<string> {
    const file = await tx.one<{ sha256: string }>(
      'SELECT sha256 FROM platform.file WHERE id = $1 AND uploaded_by = $2',
      [fileId, accountOf(tx.ctx)],
    );
    if (!file) throw FileErrors.notFound();
    return file.sha256;
  }

  /** For callers who were already found to be allowed to read it. @throws files.not-found */
  async open(db: Queryable, fileId: string): Promise<OpenFile> {
    const [row] = await db.query<StoredFile & { name: string }>(
      `SELECT id AS "fileId", sha256, bytes, media_type AS "mediaType", original_name AS name
         FROM platform.file WHERE id = $1 AND content_removed_at IS NULL`,
      [fileId],
    );
    if (!row) throw FileErrors.notFound();
    return { ...row, content: await this.contents.get(row.sha256) };
  }

  /** The content goes when no file has it any more. Runs alone with writers of the same content. */
  async removeUnused(tx: Tx, sha256: string): Promise<void> {
    await lockContent(tx, sha256);
    const used = await tx.one(
      'SELECT 1 FROM platform.file WHERE sha256 = $1 AND content_removed_at IS NULL LIMIT 1',
      [sha256],
    );
    if (!used) await this.contents.remove(sha256);
  }
}

/** Until the end of the transaction nobody else writes or removes this content. */
const lockContent = (tx: Tx, sha256: string): Promise<unknown> =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`platform.file ${sha256}`]);
