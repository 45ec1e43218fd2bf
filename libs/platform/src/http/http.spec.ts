import { IsInt, Max, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { cursorKey, pageOf } from './cursor';
import { localeOf } from './locale';
import { PageQuery } from './page-query.dto';
import { problemOf } from './problem';
import { validationPipe, type ValidationFailed } from './validation';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['en', 'en'],
    ['en-GB;q=0.8, zh-CN;q=0.9', 'zh-CN'],
    ['zh;q=0.3,en;q=0.7', 'en'],
    ['fr', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
  ])('%s -> %s', (header, locale) => expect(localeOf(header)).toBe(locale));
});

describe('a page', () => {
  const query = (cursor?: string): PageQuery => Object.assign(new PageQuery(), { limit: 2, cursor });

  const ID = '0192f0a4-7c3e-7b2a-9d54-1f2e3d4c5b6a';
  const forged = (...key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

  it('names the row after which the next one begins', () => {
    const page = pageOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }], 2, (row) => [row.id]);
    expect(page.items).toHaveLength(2);
    expect(cursorKey(query(page.nextCursor!), ['text'])).toEqual(['b']);
    expect(pageOf([{ id: 'a' }], 2, (row) => [row.id]).nextCursor).toBeNull();
  });

  it('takes back the keys it gave out', () => {
    const key = [ID, '2026-11-23T01:00:00.000Z', '2026-11-23', 3, '张'];
    expect(cursorKey(query(forged(...key)), ['uuid', 'instant', 'date', 'integer', 'text'])).toEqual(key);
  });

  it.each([
    ['', ['text']],
    ['xx', ['text']],
    [forged({}), ['text']],
    [forged('a', 'b'), ['text']],
    [forged('a\0'), ['text']],
    [forged('a'), ['uuid']],
    [forged(`${ID}'`), ['uuid']],
    [forged('1'), ['integer']],
    [forged(1.5), ['integer']],
    [forged(1e300), ['integer']],
    [forged('2026-13-01'), ['date']],
    [forged('2026-02-30'), ['date']],
    [forged('0000-01-01'), ['date']],
    [forged('2026-11-23'), ['instant']],
    [forged('+012026-11-23T01:00:00.000Z'), ['instant']],
    [forged(1), ['instant']],
  ] as const)('refuses the forged cursor %j for %j', (cursor, shape) =>
    expect(() => cursorKey(query(cursor), shape)).toThrow(/bad-cursor/),
  );
});

describe('validation', () => {
  class Inner {
    @IsInt()
    @Max(10)
    count: number;
  }
  class Outer {
    @ValidateNested()
    @Type(() => Inner)
    inner: Inner;
  }
  const refuse = (value: object, type: 'body' | 'query' = 'body'): Promise<ValidationFailed> =>
    validationPipe()
      .transform(value, { type, metatype: Outer })
      .then(
        () => Promise.reject(new Error('was accepted')),
        (error: ValidationFailed) => error,
      );

  it('names a parameter of the query by its name', async () => {
    const error = await refuse({ inner: { count: 1 }, surprise: '1' }, 'query');
    expect(problemOf(error, 'en', 'r1').errors).toEqual([
      { pointer: '?surprise', code: 'whitelistValidation', detail: 'This field is not known' },
    ]);
  });

  it('points at each bad and each unknown field, in the language of the caller', async () => {
    const error = await refuse({ inner: { count: 11, 'a/b': 1 }, extra: true });
    const problem = problemOf(error, 'zh-CN', 'r1');
    expect(problem).toMatchObject({
      status: 422,
      code: 'request.invalid',
      title: '有 3 处填写不正确，请修改后重试',
    });
    expect(problem.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/inner/count', code: 'max', detail: '不能大于 10' },
        { pointer: '/inner/a~1b', code: 'whitelistValidation', detail: '不认识这个字段' },
        { pointer: '/extra', code: 'whitelistValidation', detail: '不认识这个字段' },
      ]),
    );
    expect(problemOf(error, 'en', 'r1').errors).toEqual(
      expect.arrayContaining([{ pointer: '/inner/count', code: 'max', detail: 'Must not be more than 10' }]),
    );
  });
});
