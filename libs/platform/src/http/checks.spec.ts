import { IsDay, IsMobile } from './checks';
import { validationPipe, type ValidationFailed } from './validation';

class Form {
  @IsDay()
  day: string;

  @IsMobile()
  phone: string;
}
const read = (form: object): Promise<Form> =>
  validationPipe().transform(form, { type: 'body', metatype: Form }) as Promise<Form>;

it('a mobile number is kept as its eleven digits', async () =>
  expect(await read({ day: '2028-02-29', phone: '+86 138-0013-8000' })).toEqual({
    day: '2028-02-29',
    phone: '13800138000',
  }));

it.each(['2026-02-29', '2026-W10-1', '20261130', '2026-11-30T09:00:00Z', '', 20261130])(
  '%j is no day, and is refused in plain words',
  async (day) => {
    const error = await read({ day, phone: '12' }).catch((refused: ValidationFailed) => refused);
    expect((error as ValidationFailed).fieldsIn('zh-CN')).toEqual([
      { pointer: '/day', code: 'isDay', detail: '日期格式不正确（例：2026-11-30）' },
      { pointer: '/phone', code: 'isMobile', detail: '手机号码不正确' },
    ]);
  },
);
