import { statementsOf, transactionsIn } from './tally';

describe('A recording', () => {
  const recording = {
    texts: ['BEGIN', 'INSERT INTO a VALUES ($1)', 'COMMIT'],
    requests: new Map([['key', [[0, []] as const, [1, [7]] as const, [1, [8]] as const, [2, []] as const]]]),
  };

  it('gives the statements of a request back as they were sent', () =>
    expect(statementsOf(recording, 'key')).toEqual([
      { text: 'BEGIN', values: [] },
      { text: 'INSERT INTO a VALUES ($1)', values: [7] },
      { text: 'INSERT INTO a VALUES ($1)', values: [8] },
      { text: 'COMMIT', values: [] },
    ]));

  it('knows when it missed a request', () =>
    expect(() => statementsOf(recording, 'other')).toThrow('no statement of the command other'));
});

describe('The transactions in a list of statements', () => {
  it.each([
    [[], 0],
    [['SELECT 1'], 1],
    [['SELECT 1', 'START TRANSACTION', 'SELECT 2', 'SELECT 3', 'COMMIT', 'SELECT 4'], 3],
    [['BEGIN', 'INSERT INTO a VALUES (1)', 'ROLLBACK', 'BEGIN', 'COMMIT'], 2],
  ])('%j are %d', (texts, expected) =>
    expect(transactionsIn(texts.map((text) => ({ text })))).toBe(expected),
  );
});
