import { Shutdown } from './shutdown';

describe('Shutdown', () => {
  it('closes in reverse order, and only what was opened', async () => {
    const shutdown = new Shutdown();
    const closed: string[] = [];
    const close = async (name: string) => void closed.push(name);
    await shutdown.own(Promise.resolve('database'), close);
    await expect(shutdown.own(Promise.reject(new Error('no')), close)).rejects.toThrow('no');
    await shutdown.own(Promise.resolve('api'), close);
    await shutdown.close();
    expect(closed).toEqual(['api', 'database']);
  });

  it('waits for what is still being opened', async () => {
    const shutdown = new Shutdown();
    const closed: string[] = [];
    let open = (_name: string): void => undefined;
    const opening = new Promise<string>((resolve) => (open = resolve));
    void shutdown.own(opening, async (name) => void closed.push(name));
    const closing = shutdown.close();
    open('database');
    await closing;
    expect(closed).toEqual(['database']);
  });

  it('closes the rest after a failure, which it reports', async () => {
    const shutdown = new Shutdown();
    const closed: string[] = [];
    await shutdown.own(Promise.resolve('database'), async (name) => void closed.push(name));
    await shutdown.own(Promise.resolve('api'), () => Promise.reject(new Error('api hangs')));
    await expect(shutdown.close()).rejects.toThrow('api hangs');
    expect(closed).toEqual(['database']);
  });
});
