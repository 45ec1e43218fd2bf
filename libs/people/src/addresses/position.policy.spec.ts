import type { Region } from '@anzhi/geo';
import { positionOf } from './position.policy';

const address = { label: '家', regionId: 1, text: '幸福路 1 号' };
const division = (latitude: number | null, longitude: number | null): Region => ({
  id: 1,
  parentId: null,
  level: 'TOWNSHIP',
  name: '双庄街道',
  code: '321302001',
  latitude,
  longitude,
  datum: 'WGS84',
  schematic: true,
  statisticalOnly: false,
  outline: null,
  successorId: null,
});

describe('the position of an address', () => {
  it('is the one given', () =>
    expect(positionOf({ ...address, latitude: 33.9, longitude: 118.2, datum: 'GCJ02' }, [])).toEqual({
      latitude: 33.9,
      longitude: 118.2,
      datum: 'GCJ02',
      positionSource: 'GIVEN',
    }));

  it('is else the centre of the smallest division that has one', () =>
    expect(positionOf(address, [division(null, null), division(33.96, 118.25), division(1, 2)])).toEqual({
      latitude: 33.96,
      longitude: 118.25,
      datum: 'WGS84',
      positionSource: 'DIVISION',
    }));

  it.each([{ latitude: 33.9 }, { latitude: 33.9, longitude: 118.2 }, { datum: 'WGS84' as const }])(
    'is not half of one: %j',
    (part) =>
      expect(() => positionOf({ ...address, ...part }, [division(1, 2)])).toThrow('position-incomplete'),
  );

  it('must come from somewhere', () =>
    expect(() => positionOf(address, [division(null, null)])).toThrow('position-unknown'));
});
