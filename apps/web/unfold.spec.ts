/** As much of an element as something to unfold asks for. */
class FakeElement {
  open = false;
  children: unknown[] = [];
  private readonly listeners = new Map<string, () => void>();

  readonly setAttribute = (): void => undefined;

  addEventListener(what: string, listener: () => void): void {
    this.listeners.set(what, listener);
  }

  append(...children: unknown[]): void {
    this.children.push(...children);
  }

  replaceChildren(...children: unknown[]): void {
    this.children = children;
  }

  async unfold(): Promise<void> {
    this.open = true;
    this.listeners.get('toggle')?.();
    await new Promise(setImmediate);
  }
}

type Lazy = (key: string, summary: string, load: () => unknown) => FakeElement;

const shownBy = async (load: () => unknown): Promise<unknown[]> => {
  const page: string = './public/base/dom.js';
  const { lazy } = (await import(page)) as { lazy: Lazy };
  const details = lazy('key', 'unfold', load);
  await details.unfold();
  const [, body] = details.children as FakeElement[];
  return body.children;
};

beforeAll(() => {
  Object.defineProperty(globalThis, 'document', {
    value: { createElement: () => new FakeElement() },
    configurable: true,
  });
});

it('shows what has to be read first', async () => {
  expect(await shownBy(() => Promise.resolve(['read']))).toEqual(['read']);
});

it('shows what is there already', async () => {
  expect(await shownBy(() => ['there'])).toEqual(['there']);
});

it('says why there is nothing to show', async () => {
  const [problem] = await shownBy(() => Promise.reject(new Error('not now')));
  expect((problem as FakeElement).children).toEqual(['not now']);
});
