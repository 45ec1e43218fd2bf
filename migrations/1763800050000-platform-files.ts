import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class PlatformFiles1763800050000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- Who brought which content. The bytes lie in the content store under their hash.
      CREATE TABLE platform.file (
        id uuid PRIMARY KEY,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bigint NOT NULL CHECK (bytes > 0),
        media_type text NOT NULL
          CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
        original_name text NOT NULL,
        purpose text NOT NULL,
        uploaded_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        attached_kind text,
        attached_id uuid,
        retain_until timestamptz,
        content_removed_at timestamptz,
        CHECK ((attached_kind IS NULL) = (attached_id IS NULL)),
        CHECK (retain_until IS NULL OR attached_id IS NOT NULL)
      );
      CREATE INDEX file_sha256 ON platform.file (sha256);
      GRANT SELECT, INSERT, DELETE, UPDATE (attached_kind, attached_id, retain_until, content_removed_at)
        ON platform.file TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE platform.file');
  }
}
