import { COUNTY_CENTRES, FIVE_CITIES, FORMER_DIVISIONS, STATISTICAL_AREA_HOSTS } from './reference';

const counties = FIVE_CITIES.flatMap((city) => city.counties.map((county) => ({ city, county })));
const codes = new Set(counties.map(({ county }) => county.code));

describe('division data', () => {
  it('holds five cities whose codes nest', () => {
    expect(FIVE_CITIES.map((city) => city.name).sort()).toEqual(
      ['东营市', '宿州市', '宿迁市', '淮安市', '盐城市'].sort(),
    );
    for (const { city, county } of counties) {
      expect(county.code.slice(0, 4)).toBe(city.code.slice(0, 4));
      for (const town of county.towns) expect(town.code).toMatch(new RegExp(`^${county.code}\\d{3}$`));
    }
  });

  it('knows no code twice', () => {
    const all = FIVE_CITIES.flatMap((city) => [
      city.code,
      ...city.counties.flatMap((county) => [county.code, ...county.towns.map((town) => town.code)]),
      ...FORMER_DIVISIONS.filter((former) => former.code.startsWith(city.code.slice(0, 4))).map(
        ({ code }) => code,
      ),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('places every county: by its centre, or in the county that hosts it', () => {
    const centred = new Set(COUNTY_CENTRES.map((centre) => centre.code));
    for (const { county } of counties) {
      expect(centred.has(STATISTICAL_AREA_HOSTS[county.code] ?? county.code)).toBe(true);
      expect(county.code in STATISTICAL_AREA_HOSTS).toBe(county.statisticalOnly);
    }
  });

  it('leads every abolished code to one that holds today', () => {
    expect(FORMER_DIVISIONS.map(({ code, successor }) => `${code}>${successor}`)).toEqual([
      '320802>320812',
      '320811>320812',
      '320829>320813',
      '320982>320904',
      '370521>370505',
    ]);
    for (const former of FORMER_DIVISIONS) {
      expect(codes.has(former.successor)).toBe(true);
      expect(former.source).not.toBe('');
      expect(former.validTo).toMatch(/^201[56]-\d\d-\d\d$/);
    }
  });
});
