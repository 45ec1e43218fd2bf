import { demoDoorsFile } from '@anzhi/visits';
import { writeForOwner } from '../login-file';
import { homesOf } from './orders';
import type { Scene } from './stage';

/** What a chip of the demo is numbered: the maker's part of a real one, then ours. */
const CHIP_AT_THE_DOOR = '04A1B2C3D4E580';
const CHIP_OF_THE_CARD = '04A1B2C3D4E581';

/**
 * The township has mounted a display at the first senior's door and given him a card; the second one's door has a chip.
 * What the display shows is left beside the logins: the demo has no door.
 */
export const doorScene: Scene = {
  name: 'doors',
  async play(stage, { family }) {
    stage.at(8, '09:00');
    const [first, second] = await homesOf(await stage.as('FAMILY'));
    const office = await stage.as('TOWN_HANDLER');
    const display = await office.post<{ id: string; secret: string }>('/tags', {
      kind: 'DOOR_DISPLAY',
      ...first,
    });
    await office.post('/tags', { kind: 'CARD', seniorId: first.seniorId, uid: CHIP_OF_THE_CARD });
    await office.post('/tags', { kind: 'DOOR_NFC', ...second, uid: CHIP_AT_THE_DOOR });
    const { id: tagId, secret } = display;
    writeForOwner(demoDoorsFile(stage.dataDir), [{ label: `${family.seniors[0]}家门口`, tagId, secret }]);
  },
};
