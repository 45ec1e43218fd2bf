import { ProvidersPersonalData } from '@anzhi/providers';
import { BlindIndex, FieldCipher, type Config } from '@anzhi/platform';
import type { Client as PgClient } from 'pg';
import type { SecondName } from '../registers';

interface Person {
  readonly id: string;
  readonly phone: string;
}

/** Somebody on a second roster: the same identity number, no longer active there, and visits all the same. */
export async function writeSecondNames(
  client: PgClient,
  config: Config,
  names: readonly SecondName[],
): Promise<void> {
  const data = new ProvidersPersonalData(
    new FieldCipher(config.fieldKeys),
    new BlindIndex(config.blindIndexKey),
  );
  for (const { caregiverId, ofCaregiverId, providerId } of names) {
    const { rows } = await client.query<Person>('SELECT id, phone FROM providers.caregiver WHERE id = $1', [
      ofCaregiverId,
    ]);
    const [person] = rows;
    await client.query(
      `INSERT INTO providers.caregiver (id, provider_id, account_id, name, sex, dialects, skills, phone, identity_number,
         identity_index, active, created_at)
       SELECT $1, $2, account_id, name, sex, dialects, skills, $3, identity_number, identity_index, false, created_at
         FROM providers.caregiver WHERE id = $4 ON CONFLICT (id) DO NOTHING`,
      [
        caregiverId,
        providerId,
        data.sealCaregiverPhone(caregiverId, data.openCaregiverPhone(person.id, person.phone)),
        ofCaregiverId,
      ],
    );
    await client.query(
      `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, state, decided_by, decided_at, created_at)
       SELECT gen_random_uuid(), $1::uuid, type, number, valid, state, decided_by, decided_at, created_at
         FROM providers.credential
        WHERE caregiver_id = $2 AND NOT EXISTS (SELECT FROM providers.credential WHERE caregiver_id = $1)`,
      [caregiverId, ofCaregiverId],
    );
  }
}
