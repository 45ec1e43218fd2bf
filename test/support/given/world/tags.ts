import { Tags } from '../../../../libs/visits/src/tags/tags';
import type { TestApp } from '../../app';
import { givenAccount } from '../identity';
import { ctxOf } from '../ordering';
import type { Home } from './home';

export interface DoorTags {
  /** At the household's door. */
  readonly tagId: string;
}

export async function givenDoorTags(t: TestApp, { townId, household }: Home): Promise<DoorTags> {
  const { id } = await givenAccount(t, '门牌经办', { role: 'TOWN_HANDLER', regionId: townId });
  const tag = await t.get(Tags).issue(ctxOf(id, { regionIds: [townId] }), {
    kind: 'DOOR_DISPLAY',
    seniorId: household.senior.id,
    addressId: household.senior.addressId,
  });
  return { tagId: tag.id };
}
