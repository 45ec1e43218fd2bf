import { join } from 'node:path';

interface Decisions {
  answerTo(
    request: { method: string; mode: string; url: string },
    shell: { origin: string; files: ReadonlySet<string> },
  ): string | undefined;
  cacheOf(version: string): string;
  otherCaches(names: string[], version: string): string[];
  mayUpdate(now: { isWaiting: boolean; isOnVisit: boolean; isFillingIn: boolean }): boolean;
}
interface Standing {
  standingOf(now: {
    isReachable: boolean;
    waiting: number;
    refused: number;
    readAt?: string;
  }): { tone: string; text: string } | undefined;
}
interface Known {
  orKnown<T>(asking: Promise<T>, known: T | undefined): Promise<T>;
}

const load = async <T>(name: string): Promise<T> => (await import(join(__dirname, 'public', name))) as T;

const ORIGIN = 'https://anzhi.example';
const shell = {
  origin: ORIGIN,
  files: new Set(['/index.html', '/main.js', '/icon.svg', '/socket.io/socket.io.js']),
};

describe('what the worker answers', () => {
  let decisions: Decisions;
  beforeAll(async () => (decisions = await load('offline/decisions.js')));

  const answer = (path: string, { method = 'GET', mode = 'no-cors' } = {}) =>
    decisions.answerTo({ method, mode, url: path.startsWith('/') ? ORIGIN + path : path }, shell);
  const opened = { mode: 'navigate' };

  it.each([
    ['a module by its kept content', answerOf('/main.js'), '/main.js'],
    ['the same with a question mark behind it', answerOf('/main.js?again'), '/main.js'],
    ['the script of the live connection', answerOf('/socket.io/socket.io.js'), '/socket.io/socket.io.js'],
    ['the address itself by the page', answerOf('/', opened), '/index.html'],
    ['an address of old by the page', answerOf('/visits/today', opened), '/index.html'],
    ['an area beginning like the interface by the page', answerOf('/apiary', opened), '/index.html'],
  ])('%s', (_what, ask, path) => expect(ask()).toBe(path));

  it.each([
    ['reads of the interface', answerOf('/api/v1/visits')],
    ['its documentation, opened as a page', answerOf('/api/docs', opened)],
    ['what is sent', answerOf('/main.js', { method: 'POST' })],
    ['the live connection', answerOf('/socket.io/?EIO=4&transport=polling')],
    ['the probes', answerOf('/health/ready', opened)],
    ['the worker itself', answerOf('/worker.js', opened)],
    ['what is not part of the page', answerOf('/robots.txt')],
    ['another origin', answerOf('https://elsewhere.example/main.js')],
  ])('stays out of %s', (_what, ask) => expect(ask()).toBeUndefined());

  function answerOf(path: string, how = {}): () => string | undefined {
    return () => answer(path, how);
  }

  it('removes the shells of other versions and nothing else', () => {
    const names = [decisions.cacheOf('a'), decisions.cacheOf('b'), 'maps-of-somebody'];
    expect(decisions.otherCaches(names, 'b')).toEqual([decisions.cacheOf('a')]);
  });

  it.each([
    [true, false, false, true],
    [false, false, false, false],
    [true, true, false, false],
    [true, false, true, false],
  ])(
    'offers a new version: there %s, on a visit %s, filling in %s: %s',
    (isWaiting, isOnVisit, isFillingIn, may) =>
      expect(decisions.mayUpdate({ isWaiting, isOnVisit, isFillingIn })).toBe(may),
  );
});

describe('the line at the head of every page', () => {
  const now = { isReachable: true, waiting: 0, refused: 0, readAt: '14:03' };
  let standing: Standing;
  beforeAll(async () => {
    Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => null }, configurable: true });
    standing = await load('words/standing.js');
  });

  it('has nothing to say when everything has arrived', () => {
    expect(standing.standingOf(now)).toBeUndefined();
  });

  it.each([
    [{ waiting: 2 }, 'calm', '已联网 · 正在补交 2 条记录。'],
    [{ isReachable: false }, 'warn', '离线 · 没有等待补交的记录，看到的是 14:03 的内容。'],
    [{ isReachable: false, readAt: undefined }, 'warn', '离线 · 没有等待补交的记录。'],
    [{ isReachable: false, waiting: 3 }, 'warn', '离线 · 3 条记录在手机里等待补交，不会丢，可以继续服务。'],
    [{ waiting: 3, refused: 1 }, 'bad', '有 1 条记录平台没有收下，请看“还没交的记录”。'],
    [{ isReachable: false, refused: 1 }, 'bad', '有 1 条记录平台没有收下，请看“还没交的记录”。'],
  ])('says of %j: %s %s', (change, tone, text) => {
    expect(standing.standingOf({ ...now, ...change })).toEqual({ tone, text });
  });
});

describe('what is known from before', () => {
  let orKnown: Known['orKnown'];
  beforeAll(async () => ({ orKnown } = await load<Known>('base/known.js')));
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const refused = (status: number) => Promise.reject(Object.assign(new Error(String(status)), { status }));

  it('gives way to what the server says', async () => {
    await expect(orKnown(Promise.resolve('new'), 'old')).resolves.toBe('new');
  });

  it.each([0, 503])('is shown when nobody answers (%i)', async (status) => {
    await expect(orKnown(refused(status), 'old')).resolves.toBe('old');
  });

  it('is shown when the answer takes too long', async () => {
    const shown = orKnown(new Promise<string>(() => undefined), 'old');
    await jest.advanceTimersByTimeAsync(4_000);
    await expect(shown).resolves.toBe('old');
  });

  it.each([401, 403, 404])('does not hide a refusal (%i)', async (status) => {
    await expect(orKnown(refused(status), 'old')).rejects.toMatchObject({ status });
  });

  it('is missed when there is none', async () => {
    await expect(orKnown(refused(0), undefined)).rejects.toMatchObject({ status: 0 });
  });
});
