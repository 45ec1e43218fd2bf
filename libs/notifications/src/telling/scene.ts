import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { GeoFacade } from '@anzhi/geo';
import { maskName } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import type { StoredEvent, Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { FactName, Facts } from '../words/render';
import { idOfRoom } from './recipients';

type Payload = Readonly<Record<string, unknown>>;

/** What an event is about, as the other contexts know it at this moment. */
export interface Scene {
  readonly payload: Payload;
  readonly order: OrderView | undefined;
  readonly senior: SeniorView | undefined;
  readonly providerId: string | undefined;
  /** Where it happened, or else where the senior lives. */
  readonly regionId: number | undefined;
  /** What the page opens: a kind of thing and its id. */
  readonly subject: { readonly kind: string; readonly id: string } | undefined;
}

/** What a message is about, the most particular first. */
const SUBJECTS = [
  'alert',
  'visit',
  'offer',
  'plan',
  'order',
  'application',
  'stop',
  'task',
  'campaign',
  'run',
  'senior',
  'caregiver',
];

const subjectOf = (payload: Payload): Scene['subject'] => {
  const kind = SUBJECTS.find((each) => payload[`${each}Id`]);
  return kind ? { kind, id: String(payload[`${kind}Id`]) } : undefined;
};

/** Reads what the words of a message need, and nothing else is kept with it. */
@Injectable()
export class Scenes {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly geo: GeoFacade,
    private readonly ordering: OrderingFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async of(tx: Tx, { payload: told, rooms }: StoredEvent): Promise<Scene> {
    const payload = told as unknown as Payload;
    const order = payload.orderId ? await this.ordering.order(tx, payload.orderId as string) : undefined;
    const seniorId = (payload.seniorId as string | undefined) ?? idOfRoom(rooms, 'senior') ?? order?.seniorId;
    const senior = seniorId ? await this.people.senior(tx, seniorId) : undefined;
    const region = idOfRoom(rooms, 'region');
    return {
      payload,
      order,
      senior,
      providerId:
        (payload.providerId as string | undefined) ?? order?.providerId ?? idOfRoom(rooms, 'provider'),
      regionId: region === undefined ? senior?.regionId : Number(region),
      subject: subjectOf(payload),
    };
  }

  /** The facts of these names, each as its form writes it; one that nobody knows is left out. */
  async facts(tx: Tx, scene: Scene, names: readonly FactName[]): Promise<Facts> {
    const found: Record<string, unknown> = {};
    for (const name of names) found[name] = await this.fact(tx, scene, name);
    return found;
  }

  private async fact(tx: Tx, scene: Scene, name: FactName): Promise<unknown> {
    const { payload, order, senior, providerId, regionId } = scene;
    switch (name) {
      case 'senior':
        return senior && maskName(senior.name);
      case 'provider':
        return providerId && (await this.providers.provider(tx, providerId))?.name;
      case 'region':
        return regionId === undefined ? undefined : (await this.geo.region(regionId))?.name;
      case 'item':
        return this.item(tx, payload.itemCode ?? order?.itemCode);
      case 'startsAt':
        return payload.startsAt ?? order?.startsAt.toISOString();
      case 'deadline':
        return payload.expiresAt;
      case 'clock':
        return payload.at;
      case 'minutes':
        return payload.actualMinutes ?? payload.capturedMinutes;
      case 'amount':
        return { unit: payload.unit, amount: payload.amount };
      case 'alertKind':
        return payload.kind;
      case 'applicationState':
      case 'paperState':
      case 'visitState':
        return payload.state;
      default:
        return payload[name];
    }
  }

  private async item(tx: Tx, code: unknown): Promise<{ zh: string; en: string } | undefined> {
    const item = typeof code === 'string' ? await this.catalogue.item(tx, code) : undefined;
    return item && { zh: item.zh, en: item.en };
  }
}
