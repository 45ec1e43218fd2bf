import { divisionRows } from './division-rows';

describe('The divisions of the reference data', () => {
  const rows = divisionRows();
  const find = (code: string) => rows.find((row) => row.code === code)!;

  it('come after the one above them', () => {
    const seen = new Set<string | null>([null]);
    for (const row of rows) {
      expect(seen.has(row.parentCode)).toBe(true);
      seen.add(row.code);
    }
    expect(rows.filter(({ level }) => level === 'TOWNSHIP').length).toBe(550);
  });

  it('keep one division through a change of its code', () => {
    expect(rows.some((row) => row.code === '320982')).toBe(false);
    expect(
      find('320904').codes.map(({ code, name, validFrom, validTo }) => [code, name, validFrom, validTo]),
    ).toEqual([
      ['320982', '大丰市', null, '2015-07-23'],
      ['320904', '大丰区', '2015-07-23', null],
    ]);
  });

  it('keep merged divisions apart and lead both to their successor', () => {
    for (const code of ['320802', '320811']) {
      expect(find(code)).toMatchObject({ level: 'COUNTY', parentCode: '320800', successorCode: '320812' });
    }
    expect(find('320812').codes).toMatchObject([{ validFrom: '2016-07-07', validTo: null }]);
  });

  it('mark statistical areas, and drawn towns as schematic', () => {
    expect(rows.filter((row) => row.statisticalOnly).length).toBe(7);
    const towns = rows.filter(({ level }) => level === 'TOWNSHIP');
    expect(towns.every((town) => town.schematic && town.outline !== null && town.latitude !== null)).toBe(
      true,
    );
  });
});
