/**
 * Makes the font of the documents: Noto Sans SC Regular as the package of the font publishes it, packed by Brotli.
 *
 *   node libs/settlement/data/fonts/make-font.mjs
 *
 * The package has nine weights in 57 MB, of which one is needed; so the one is kept here and the package is not
 * installed. The font is not changed: every character it has can be printed, which is more than GB 18030 level 2.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const PACKAGE = '@expo-google-fonts/noto-sans-sc@0.4.3';
const here = import.meta.dirname;
const area = mkdtempSync(join(tmpdir(), 'font-'));
try {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', PACKAGE], { cwd: area, encoding: 'utf8' }));
  execFileSync('tar', ['xzf', packed.filename], { cwd: area });
  const font = readFileSync(join(area, 'package/400Regular/NotoSansSC_400Regular.ttf'));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: font.length,
  };
  writeFileSync(join(here, 'NotoSansSC-Regular.ttf.br'), brotliCompressSync(font, { params }));
  copyFileSync(join(area, 'package/LICENSE_FONT'), join(here, 'OFL.txt'));
} finally {
  rmSync(area, { recursive: true });
}
