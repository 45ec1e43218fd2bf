import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '@anzhi/platform';
import { NoSmsGateway, PrintSmsGateway } from '../codes/sms-gateway';
import { DemoController } from './demo.controller';
import { demoLoginsFile, type DemoLogin } from './demo-logins';

const login: DemoLogin = { label: '家属 王芳', role: 'FAMILY', phone: '13900001000', password: 'x-1' };
let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'demo-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
const config = (mode: Config['mode']): Config => readConfig({ ANZHI_MODE: mode, DATA_DIR: dataDir });

describe('The demo', () => {
  it('shows the logins that the loader left, and none before', async () => {
    const demo = new DemoController(config('demo'), new PrintSmsGateway());
    expect(await demo.logins()).toEqual([]);
    writeFileSync(demoLoginsFile(dataDir), JSON.stringify([login]));
    expect(await demo.logins()).toEqual([login]);
  });

  it('shows the last messages, newest first', async () => {
    const sms = new PrintSmsGateway();
    for (let count = 1; count <= 25; count++) await sms.send(login.phone, `第${count}条`);
    const messages = new DemoController(config('demo'), sms).messages();
    expect(messages).toHaveLength(20);
    expect(messages[0]).toEqual({ phone: login.phone, text: '第25条' });
  });

  it.each(['production', 'test'] as const)('is nowhere in %s mode', async (mode) => {
    writeFileSync(demoLoginsFile(dataDir), JSON.stringify([login]));
    const elsewhere = new DemoController(config(mode), new NoSmsGateway());
    await expect(elsewhere.logins()).rejects.toMatchObject({ code: 'request.unknown-path' });
    expect(() => elsewhere.messages()).toThrow('request.unknown-path');
  });
});
