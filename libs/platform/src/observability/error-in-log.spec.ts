import { QueryFailedError } from 'typeorm';
import { errorInLog } from './error-in-log';

const failure = (message: string, facts: object): Error =>
  new QueryFailedError(
    'INSERT INTO people.senior VALUES ($1)',
    ['王建华'],
    Object.assign(new Error(message), facts),
  );

describe('a database error in the log', () => {
  it('says where and what, but not with which values', () => {
    const logged = errorInLog(
      failure('duplicate key value violates unique constraint "senior_phone"', {
        code: '23505',
        detail: 'Key (phone)=(13800001234) already exists.',
        constraint: 'senior_phone',
        table: 'senior',
      }),
    );
    expect(logged).toMatchObject({
      type: 'QueryFailedError',
      message: 'duplicate key value violates unique constraint "senior_phone"',
      code: '23505',
      constraint: 'senior_phone',
      table: 'senior',
      stack: expect.stringContaining('error-in-log.spec'),
    });
    expect(JSON.stringify(logged)).not.toMatch(/王建华|13800001234/);
  });

  it('leaves out the value that did not fit', () => {
    const logged = errorInLog(failure('invalid input syntax for type uuid: "王"建华"', { code: '22P02' }));
    expect(logged.message).toBe('invalid input syntax for type uuid: "…"');
  });
});

it('keeps the message of any other error', () => {
  expect(errorInLog(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
  });
});
