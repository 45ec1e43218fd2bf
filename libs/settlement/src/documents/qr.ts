import qrcode from 'qrcode-generator';

/** The dark squares of a QR code, row by row; error correction M, so a stamp over a corner still reads. */
export function qrSquares(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) => code.isDark(row, column)),
  );
}
