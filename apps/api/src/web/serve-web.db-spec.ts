import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import request, { type Test } from 'supertest';
import { useApp } from '@test/app';
import { readShell, type Shell } from './shell';

const PUBLIC = resolve(__dirname, '../../../web/public');

describe('the page as it is served', () => {
  const t = useApp();
  const get = (path: string): Test => request(t.app.getHttpServer()).get(path).buffer(true);
  const digestOf = (content: Buffer | string): string =>
    `sha256-${createHash('sha256').update(content).digest('base64')}`;

  const shell = async (): Promise<Shell> => {
    const { text } = await get('/worker.js').expect(200);
    const [, json] = /^serve\((.*)\);$/m.exec(text) ?? [];
    return JSON.parse(json) as Shell;
  };

  it('has the very content the worker keeps, file by file', async () => {
    const { files } = await shell();
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/index.html', '/main.js', '/style.css', '/manifest.webmanifest']),
    );
    const odd: string[] = [];
    for (const { path, integrity } of files) {
      const { body, text, status } = await get(path);
      const content = Buffer.isBuffer(body) ? body : text;
      if (status !== 200 || digestOf(content) !== integrity) odd.push(path);
    }
    expect(odd).toEqual([]);
  });

  it('is asked about each time, the worker too; answers of the interface are kept by nobody', async () => {
    for (const path of ['/', '/main.js', '/worker.js', '/icons/192.png'])
      expect((await get(path).expect(200)).headers).toMatchObject({ 'cache-control': 'no-cache' });
    expect((await get('/api/v1/service-items').expect(200)).headers).toMatchObject({
      'cache-control': 'no-store',
    });
  });

  it('is sent again only when it has changed', async () => {
    const { headers } = await get('/main.js').expect(200);
    await get('/main.js').set('If-None-Match', headers.etag).expect(304);
  });

  it('lets workers and manifests come from here alone', async () => {
    const { headers } = await get('/').expect(200);
    expect(headers['content-security-policy']).toContain("worker-src 'self'");
    expect(headers['content-security-policy']).toContain("manifest-src 'self'");
    expect((await get('/worker.js')).headers['content-type']).toContain('text/javascript');
  });

  it('can be put on a home screen: every icon is there', async () => {
    const { body } = await get('/manifest.webmanifest')
      .expect(200)
      .expect('content-type', /manifest\+json/);
    const { icons } = body as { icons: { src: string; type: string }[] };
    for (const { src, type } of icons) await get(src).expect(200).expect('content-type', type);
  });
});

describe('the version of the page', () => {
  const copy = mkdtempSync(join(tmpdir(), 'page-'));
  beforeAll(() => cpSync(PUBLIC, copy, { recursive: true }));
  afterAll(() => rmSync(copy, { recursive: true }));

  it('is the same for the same files, and another for any other byte or name', () => {
    const before = readShell(PUBLIC).version;
    expect(readShell(copy).version).toBe(before);
    writeFileSync(join(copy, 'style.css'), '/* other */');
    const changed = readShell(copy).version;
    expect(changed).not.toBe(before);
    writeFileSync(join(copy, 'more.css'), '');
    expect(readShell(copy).version).not.toBe(changed);
  });
});
