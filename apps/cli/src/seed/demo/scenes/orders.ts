import { SceneRefusedError, type Player, type Stage } from './stage';

export interface Home {
  readonly seniorId: string;
  readonly addressId: string;
}

export interface Wish extends Home {
  readonly itemCode: string;
  readonly startsAt: Date;
  readonly minutes: number;
  /** Asked first. */
  readonly providerId: string;
  readonly onBehalf?: object;
  readonly nightReason?: string;
}

/** Where the family's seniors live, in the order in which it sees them. */
export async function homesOf(family: Player): Promise<Home[]> {
  const { items } = await family.get<{ items: readonly { id: string }[] }>('/my/seniors');
  return Promise.all(items.map(async ({ id }) => ({ seniorId: id, addressId: await homeOf(family, id) })));
}

export async function homeOf(reader: Player, seniorId: string): Promise<string> {
  const { addresses } = await reader.get<{ addresses: readonly { id: string; isDefault: boolean }[] }>(
    `/seniors/${seniorId}`,
  );
  return (addresses.find(({ isDefault }) => isDefault) ?? addresses[0]).id;
}

/** What the family itself would pay, in fen. */
export async function ownPart(booker: Player, wish: Wish): Promise<number> {
  const { seniorId, addressId, itemCode, startsAt, minutes } = wish;
  const quote = await booker.post<{ familyFen: number }>('/quotes', {
    ...{ seniorId, addressId, itemCode, minutes },
    startsAt: startsAt.toISOString(),
  });
  return quote.familyFen;
}

/** Booked at the price of the moment. @returns the order's id */
export async function book(booker: Player, wish: Wish): Promise<string> {
  const { seniorId, addressId, itemCode, startsAt, minutes, providerId, onBehalf, nightReason } = wish;
  const { id } = await booker.post<{ id: string }>('/orders', {
    ...{ seniorId, addressId, itemCode, plannedMinutes: minutes, startsAt: startsAt.toISOString() },
    ...(onBehalf ? { onBehalf } : {}),
    ...(nightReason ? { nightReason } : {}),
    wishes: { preferredProviderId: providerId },
    expectedFamilyFen: await ownPart(booker, wish),
  });
  return id;
}

/** The dispatcher says yes to the offer, if there is one. */
export async function accept(stage: Stage, orderId: string): Promise<boolean> {
  await stage.drain();
  const dispatcher = await stage.as('DISPATCHER');
  const { items } = await dispatcher.get<{ items: readonly { id: string; orderId: string }[] }>(
    '/offers?state=OPEN&limit=200',
  );
  const offer = items.find((each) => each.orderId === orderId);
  if (!offer) return false;
  await dispatcher.post(`/offers/${offer.id}/acceptance`);
  await stage.drain();
  return true;
}

/** The first of them who can come is sent. @returns the visit, and his place in the list; undefined when nobody can */
export async function assign(
  stage: Stage,
  orderId: string,
  caregiverIds: readonly string[],
): Promise<{ readonly visitId: string; readonly caregiver: number } | undefined> {
  const dispatcher = await stage.as('DISPATCHER');
  for (const [caregiver, caregiverId] of caregiverIds.entries()) {
    if (!(await isDone(dispatcher.post(`/orders/${orderId}/assignment`, { caregiverId })))) continue;
    await stage.drain();
    const visit = await stage.db.one<{ id: string }>(
      `SELECT id FROM visits.visit WHERE order_id = $1 AND state <> 'REPLACED'`,
      [orderId],
    );
    return visit && { visitId: visit.id, caregiver };
  }
  return undefined;
}

/** Starts the platform can promise for the service, in the order of time. */
export async function promised(
  booker: Player,
  { seniorId, addressId, itemCode, minutes }: Omit<Wish, 'startsAt'>,
): Promise<Date[]> {
  const query = new URLSearchParams({ seniorId, addressId, itemCode, minutes: String(minutes) });
  const { slots } = await booker.get<{ slots: readonly { startsAt: string }[] }>(
    `/bookable-slots?${query.toString()}`,
  );
  return slots.map(({ startsAt }) => new Date(startsAt));
}

/** False when the platform refused it. */
async function isDone(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (error instanceof SceneRefusedError) return false;
    throw error;
  }
}
