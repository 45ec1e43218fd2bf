const LONGEST = 1280;
const QUALITY = 0.7;

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A picture as it is kept and sent: small enough for a slow line, with the hash of exactly these bytes and 64 bits that
 * tell the same scene again (difference hash).
 * @param {CanvasImageSource & { width: number, height: number }} source
 * @returns {Promise<{ content: string, file: { sha256: string, perceptualHash: string } }>} `content` as base64
 */
export async function pictureOf(source) {
  const scale = Math.min(1, LONGEST / Math.max(source.width, source.height));
  const canvas = drawn(source, Math.round(source.width * scale), Math.round(source.height * scale));
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const sha256 = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  return {
    content: window.btoa([...bytes].map((byte) => String.fromCharCode(byte)).join('')),
    file: { sha256, perceptualHash: differenceHash(source) },
  };
}

function drawn(source, width, height) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

/** Whether each of 8 × 8 places is brighter than the one to its right. */
function differenceHash(source) {
  const { data } = drawn(source, 9, 8).getContext('2d').getImageData(0, 0, 9, 8);
  const grey = (x, y) => {
    const at = 4 * (9 * y + x);
    return 299 * data[at] + 587 * data[at + 1] + 114 * data[at + 2];
  };
  const rows = Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 8 }, (_, x) => (grey(x, y) > grey(x + 1, y) ? 1 : 0)).reduce(
      (bits, bit) => 2 * bits + bit,
      0,
    ),
  );
  return hex(rows);
}
