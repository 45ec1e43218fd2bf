import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '@anzhi/platform';
import { demoDoorsFile } from './demo-doors';
import { DemoDoorsController } from './demo-doors.controller';

const door = { label: '李秀英家门口', tagId: 'a', secret: '00ff' };
let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'doors-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
const config = (mode: Config['mode']): Config => readConfig({ ANZHI_MODE: mode, DATA_DIR: dataDir });

describe('The doors of the demo', () => {
  it('are those that the loader left, and none before', async () => {
    const demo = new DemoDoorsController(config('demo'));
    expect(await demo.doors()).toEqual([]);
    writeFileSync(demoDoorsFile(dataDir), JSON.stringify([door]));
    expect(await demo.doors()).toEqual([door]);
  });

  it.each(['production', 'test'] as const)('are nowhere in %s mode', (mode) => {
    writeFileSync(demoDoorsFile(dataDir), JSON.stringify([door]));
    expect(() => new DemoDoorsController(config(mode)).doors()).toThrow('request.unknown-path');
  });
});
