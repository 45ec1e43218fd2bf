import { demoDoorsFile, readDemoDoors } from '@anzhi/visits';
import { writeForOwner } from '../login-file';
import { homesOf, type Home } from './orders';
import type { Scene, Stage } from './stage';

/** What a chip of the demo is numbered: the maker's part of a real one, then ours. */
const CHIP_AT_THE_DOOR = '04A1B2C3D4E580';
const CHIP_OF_THE_CARD = '04A1B2C3D4E581';

/** The county has mounted a display at the first senior's door and given him a card; the second one's door has a chip. */
export const doorScene: Scene = {
  name: 'doors',
  async play(stage) {
    stage.at(8, '09:00');
    const [first, second] = await homesOf(await stage.as('FAMILY'));
    const office = await stage.as('COUNTY_HANDLER');
    writeForOwner(demoDoorsFile(stage.dataDir), []);
    await hangDisplay(stage, first);
    await office.post('/tags', { kind: 'CARD', seniorId: first.seniorId, uid: CHIP_OF_THE_CARD });
    await office.post('/tags', { kind: 'DOOR_NFC', ...second, uid: CHIP_AT_THE_DOOR });
  },
};

/** What it shows is left beside the logins: the demo has no doors. */
export async function hangDisplay(stage: Stage, { seniorId, addressId }: Home): Promise<void> {
  const office = await stage.as('COUNTY_HANDLER');
  const { id: tagId, secret } = await office.post<{ id: string; secret: string }>('/tags', {
    kind: 'DOOR_DISPLAY',
    seniorId,
    addressId,
  });
  const senior = await stage.db.one<{ name: string }>('SELECT name FROM people.senior WHERE id = $1', [
    seniorId,
  ]);
  const label = `${senior!.name}家门口`;
  writeForOwner(demoDoorsFile(stage.dataDir), [
    ...(await readDemoDoors(stage.dataDir)),
    { label, tagId, secret },
  ]);
}
