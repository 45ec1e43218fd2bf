import { parseCommand } from './arguments';

const known = ['booking', 'noise'];

describe('The command line of a benchmark', () => {
  it('names a benchmark', () =>
    expect(parseCommand(['booking'], known)).toEqual({
      name: 'booking',
      options: { json: false, full: false, seed: 1 },
    }));

  it('takes its options in any place', () =>
    expect(parseCommand(['--json', 'booking', '--seed', '7', '--full'], known)).toEqual({
      name: 'booking',
      options: { json: true, full: true, seed: 7 },
    }));

  it('takes instances to be solved, with ten seconds and two threads for each', () =>
    expect(parseCommand(['booking', '--instances', 'here', '--out', 'there'], known)).toEqual({
      name: 'booking',
      options: {
        ...{ json: false, full: false, seed: 1 },
        judging: { instances: 'here', seconds: 10, threads: 2, out: 'there' },
      },
    }));

  it.each([
    [[], 'Which benchmark?'],
    [['dispatch'], 'There is no benchmark "dispatch".'],
    [['booking', 'noise'], 'One benchmark at a time, not also noise.'],
    [['booking', '--seconds', '0'], 'The seconds must be positive, not "0".'],
    [['booking', '--threads', '1.5'], 'The threads must be a positive integer, not "1.5".'],
    [['booking', '--seed', 'x'], 'The seed must be an integer, not "x".'],
  ])('%j is refused: %s', (args, refusal) => expect(parseCommand(args, known)).toEqual({ refusal }));

  it('refuses options it does not know', () =>
    expect(parseCommand(['booking', '--fast'], known)).toEqual({
      refusal: expect.stringContaining("'--fast'") as string,
    }));
});
