import { mediaTypeOf } from './content-type';

const PDF = Buffer.from('%PDF-1.7\n');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ffe0', 'hex');
const WEBP = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1');

const typeOf = (name: string, declaredType: string, content: Buffer): string =>
  mediaTypeOf({ name, declaredType, content });

describe('media type of an upload', () => {
  it('is told by its first bytes', () => {
    expect(typeOf('执照.PDF', 'application/pdf', PDF)).toBe('application/pdf');
    expect(typeOf('a.b.png', 'image/png', PNG)).toBe('image/png');
    expect(typeOf('a.jpeg', 'image/jpeg', JPEG)).toBe('image/jpeg');
    expect(typeOf('a.webp', 'image/webp', WEBP)).toBe('image/webp');
  });

  it.each([
    ['a PDF named .png', 'scan.png', 'image/png', PDF],
    ['a PDF declared as a picture', 'scan.pdf', 'image/png', PDF],
    ['a PNG declared as anything', 'scan.png', 'application/octet-stream', PNG],
    ['a name without extension', 'scan', 'image/jpeg', JPEG],
    ['an extension that hides another', 'scan.jpg.pdf', 'image/jpeg', JPEG],
  ])('refuses %s', (_, name, declaredType, content) => {
    expect(() => typeOf(name, declaredType, content)).toThrow('files.type-disagrees');
  });

  it.each([
    ['HTML', 'a.html', 'text/html', Buffer.from('<script>alert(1)</script>')],
    ['SVG', 'a.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a picture that is text', 'a.png', 'image/png', Buffer.from('png')],
    ['another RIFF container', 'a.webp', 'image/webp', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')],
    ['a truncated signature', 'a.png', 'image/png', PNG.subarray(0, 7)],
  ])('refuses %s', (_, name, declaredType, content) => {
    expect(() => typeOf(name, declaredType, content)).toThrow('files.unknown-content');
  });
});
