import { SeedProgress } from './seed-progress';

function watch(isTTY: boolean) {
  const lines: string[] = [];
  const drawn: string[] = [];
  let nowMs = 0;
  const screen = { isTTY, write: (text: string) => drawn.push(text) };
  const progress = new SeedProgress(
    (line) => lines.push(line),
    screen,
    () => nowMs,
  );
  return { lines, drawn, progress, pass: (ms: number) => (nowMs += ms) };
}

describe('the progress of a load', () => {
  it('is a bar on a terminal, with the speed and the time that is left', () => {
    const { drawn, lines, progress, pass } = watch(true);
    progress.begin('老人', 100);
    pass(10_000);
    progress.advance(25, 12_500);
    expect(drawn.at(-1)).toContain('老人 [######..................] 25 %, 1,250 行 rows/s, 还需 ETA 30 s');
    expect(lines).toEqual([]);
    progress.end();
    expect(lines).toEqual(['老人 · 12,500 行 rows, 10.0 s']);
  });

  it('is a plain line now and then elsewhere', () => {
    const { drawn, lines, progress, pass } = watch(false);
    progress.begin('visits', 10);
    progress.advance(1, 10);
    pass(6_000);
    progress.advance(4, 50);
    progress.advance(1, 50);
    expect(lines).toEqual(['visits · 50 %, 10 行 rows/s, 还需 ETA 6 s']);
    expect(drawn).toEqual([]);
  });

  it('is complete when there is nothing to do', () => {
    const { lines, progress } = watch(false);
    progress.begin('nothing', 0);
    progress.end();
    expect(lines).toEqual(['nothing · 0 行 rows, 0.0 s']);
  });
});
