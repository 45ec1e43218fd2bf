import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { toGcj02, type Coordinate } from './coordinates';

const database = useDatabase();
const app = useClient(() => database.appUrl);

describe('geo.gcj02', () => {
  it.each<Coordinate>([
    { latitude: 33.96, longitude: 118.28, datum: 'WGS84' },
    { latitude: 31.2304, longitude: 121.4737, datum: 'WGS84' },
    { latitude: 43.8256, longitude: 87.6168, datum: 'WGS84' },
    { latitude: 33.96, longitude: 118.28, datum: 'GCJ02' },
    { latitude: 52.52, longitude: 13.405, datum: 'WGS84' },
  ])(
    'shows a position where the formula of the library does: $latitude, $longitude $datum',
    async (place) => {
      const { latitude, longitude, datum } = place;
      const [found] = await app.query<{ lat: number; lon: number }>('SELECT * FROM geo.gcj02($1, $2, $3)', [
        ...[latitude, longitude, datum],
      ]);
      const shown = toGcj02(place);
      expect(found.lat).toBeCloseTo(shown.latitude, 9);
      expect(found.lon).toBeCloseTo(shown.longitude, 9);
    },
  );
});
