import fc from 'fast-check';
import { fieldsOf } from './request-fields';

it('names each field by its JSON pointer', () => {
  expect(fieldsOf({ itemCode: 'REHAB', tasks: [{ code: 'A' }, 2], 'a/b~c': null })).toEqual({
    '/itemCode': '"REHAB"',
    '/tasks/0': '{"code":"A"}',
    '/tasks/1': '2',
    '/a~1b~0c': 'null',
  });
});

it('takes a body that is no form as one field', () => {
  expect(Object.keys(fieldsOf(undefined))).toEqual(['/']);
  expect(Object.keys(fieldsOf(Buffer.from('file')))).toEqual(['/']);
  expect(fieldsOf(Buffer.from('file'))).not.toEqual(fieldsOf(Buffer.from('other')));
});

it('tells long forms as a whole', () => {
  const long = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f${index}`, index]));
  expect(Object.keys(fieldsOf(long))).toEqual(['/']);
});

it('refuses a body nested beyond any form', () => {
  const deep = JSON.parse('['.repeat(60) + ']'.repeat(60)) as unknown;
  expect(() => fieldsOf(deep)).toThrow();
});

it('does not mind the order of members, and minds every value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (body) => {
      const turned = Object.fromEntries(Object.entries(body).reverse());
      expect(fieldsOf(turned)).toEqual(fieldsOf(body));
    }),
  );
});
