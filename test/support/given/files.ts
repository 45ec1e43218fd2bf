import type { StoredFile } from '@anzhi/platform';
import type { ApiClient } from '../app';

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n');

/** A scan that the caller has uploaded and not used yet. */
export async function givenUpload(client: ApiClient, content: Buffer = PDF): Promise<StoredFile> {
  const response = await client
    .post('/files')
    .field('purpose', 'LICENCE')
    .attach('file', content, { filename: '营业执照.pdf', contentType: 'application/pdf' })
    .expect(201);
  return response.body as StoredFile;
}
