import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type Ctx } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { givenUpload, PDF } from '@test/given/files';
import { inTheNameOf } from '@test/given/providers';
import { CONFIG } from '../platform.module';
import { UnitOfWork } from '../database/unit-of-work';
import { FileStore } from './file-store';
import { MAX_FILE_BYTES } from './multipart';

const t = useApp();
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);

let family: ApiClient;
beforeAll(async () => {
  family = await t.person('家属', { role: 'FAMILY' });
});

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const placeOf = (sha256: string): string =>
  join(t.app.get<{ dataDir: string }>(CONFIG).dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4));
const onDisk = async (content: Buffer): Promise<boolean> =>
  (await readdir(placeOf(hashOf(content))).catch((): string[] => [])).includes(hashOf(content));
const attach = (ctx: Ctx, fileId: string, retainUntil?: Date) =>
  t
    .get(UnitOfWork)
    .run(ctx, (tx) => t.get(FileStore).attach(tx, fileId, { kind: 'test.thing', id: newId(), retainUntil }));

describe('POST /files', () => {
  it('stores the content under its hash and answers with what it found', async () => {
    const stored = await givenUpload(family);
    expect(stored).toEqual({
      fileId: expect.any(String),
      sha256: hashOf(PDF),
      bytes: PDF.length,
      mediaType: 'application/pdf',
    });
    expect(await readFile(join(placeOf(stored.sha256), stored.sha256))).toEqual(PDF);
    expect(await readdir(placeOf(stored.sha256))).toEqual([stored.sha256]);
  });

  it('keeps one content for two uploads', async () => {
    const [one, two] = await Promise.all([givenUpload(family), givenUpload(family)]);
    expect(one.fileId).not.toBe(two.fileId);
    expect(await t.get(FileStore).open(t.db, one.fileId)).toMatchObject({
      content: PDF,
      name: '营业执照.pdf',
    });
  });

  const upload = (content: Buffer, filename: string, contentType: string, key?: string) =>
    family
      .post('/files', undefined, key)
      .field('purpose', 'LICENCE')
      .attach('file', content, { filename, contentType });

  it('refuses a PDF named .png, and what it does not know', async () => {
    const wrong = await upload(PDF, 'scan.png', 'image/png').expect(422);
    expect(wrong.body).toMatchObject({ code: 'files.type-disagrees', errors: [{ pointer: '/file' }] });
    const unknown = await upload(Buffer.from('MZ'), 'scan.exe', 'application/x-msdownload').expect(415);
    expect(unknown.body.code).toBe('files.unknown-content');
  });

  it('takes ten megabytes and not one byte more', async () => {
    const most = Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES - PDF.length)]);
    await upload(most, 'a.pdf', 'application/pdf').expect(201);
    const { body } = await upload(Buffer.concat([most, Buffer.from('x')]), 'a.pdf', 'application/pdf').expect(
      413,
    );
    expect(body).toMatchObject({ code: 'files.too-large', params: { megabytes: 10 } });
  });

  it('refuses a form without a file, an unknown field, an empty file and what is no form', async () => {
    expect((await family.post('/files').field('purpose', 'LICENCE').expect(422)).body.code).toBe(
      'files.missing',
    );
    await upload(PDF, 'a.pdf', 'application/pdf').field('surprise', '1').expect(422);
    expect((await upload(Buffer.alloc(0), 'a.pdf', 'application/pdf').expect(422)).body.code).toBe(
      'files.empty',
    );
    await family.post('/files', { purpose: 'LICENCE' }).expect(415);
  });

  it('lets nobody in who has not logged in', async () => {
    await t.anyone().post('/files').field('purpose', 'LICENCE').attach('file', PDF, 'a.pdf').expect(401);
  });

  it('is a command: the same key with the same content is a replay, with another content a refusal', async () => {
    const key = newId(t.clock.now());
    const first = await upload(PNG, 'a.png', 'image/png', key).expect(201);
    const again = await upload(PNG, 'a.png', 'image/png', key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    await upload(Buffer.concat([PNG, PNG]), 'a.png', 'image/png', key).expect(422);
  });
});

describe('an upload', () => {
  const uploader = () => inTheNameOf(family.accountId!);

  it('is attached once, and only by whoever uploaded it', async () => {
    const { fileId } = await givenUpload(family);
    await expect(attach(inTheNameOf(newId()), fileId)).rejects.toMatchObject({ code: 'files.not-found' });
    await attach(uploader(), fileId);
    await expect(attach(uploader(), fileId)).rejects.toMatchObject({ code: 'files.already-attached' });
  });

  it('is swept after a day when nobody attached it, its content with the last file that has it', async () => {
    const content = Buffer.concat([PDF, Buffer.from('swept')]);
    const lost = await givenUpload(family, content);
    const kept = await givenUpload(family, content);
    const start = t.clock.now();
    await attach(uploader(), kept.fileId, new Date(start.getTime() + 48 * 3_600_000));
    t.clock.advanceMinutes(24 * 60);
    await t.drain();
    await expect(t.get(FileStore).open(t.db, lost.fileId)).rejects.toMatchObject({ code: 'files.not-found' });
    expect((await t.get(FileStore).open(t.db, kept.fileId)).content).toEqual(content);

    t.clock.advanceMinutes(24 * 60);
    await t.drain();
    await expect(t.get(FileStore).open(t.db, kept.fileId)).rejects.toMatchObject({ code: 'files.not-found' });
    expect(await onDisk(content)).toBe(false);
    t.clock.set(start);
  });

  it('is not given out when its content was changed on disk', async () => {
    const { fileId } = await givenUpload(family, Buffer.concat([PDF, Buffer.from('tampered')]));
    const { sha256 } = await t.get(FileStore).open(t.db, fileId);
    await writeFile(join(placeOf(sha256), sha256), 'other');
    await expect(t.get(FileStore).open(t.db, fileId)).rejects.toThrow('damaged');
  });
});
