import { idOf } from '@test/given/world/home';
import { anywhere, list, type Requests } from './request';

const OWN = 'everybody has his own';

export const NOTIFICATIONS: Requests = {
  'GET /messages': anywhere(OWN),
  'GET /messages/unread-count': anywhere(OWN),
  'POST /messages/reading': anywhere(OWN, () => ({ body: {} })),
  'GET /notification-preferences': anywhere(OWN),
  'PUT /notification-preferences': anywhere(OWN, () => ({
    body: { choices: [{ topic: 'PROGRESS', channel: 'SMS', on: true }] },
  })),
  'GET /notification-deliveries': list(
    ({ world }) => world.household.senior.id,
    ({ world }) => ({ seniorId: world.household.senior.id }),
  ),
  'GET /notification-deliveries/:id': {
    call: async ({ t, world }) => ({
      path: {
        id: await idOf(
          t,
          'SELECT id FROM notifications.delivery WHERE senior_id = $1 AND region_id IS NOT NULL ORDER BY id LIMIT 1',
          world.household.senior.id,
        ),
      },
    }),
  },
};
