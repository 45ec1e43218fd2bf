import { distanceMetres, type Coordinate } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';

/** A service as the programme pays for it. */
export interface Item {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly minMinutes: number;
  readonly licences: readonly string[];
  readonly credentials: readonly string[];
  readonly skills: readonly string[];
  readonly sameSex: boolean;
  readonly taskCodes: readonly string[];
}

/** ISO weekday; minutes of the day. */
export interface Shift {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

export interface Caregiver {
  readonly id: string;
  readonly accountId: string;
  readonly sex: Sex;
  readonly skills: readonly string[];
  /** Valid in the whole time of the history. */
  readonly credentials: readonly string[];
  readonly shifts: readonly Shift[];
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Of the city's registry of facilities. */
  readonly type: string;
  readonly place: Coordinate;
  readonly dispatcherId: string;
  readonly itemCodes: readonly string[];
  /** Valid in the whole time of the history. */
  readonly licences: readonly string[];
  /** Towns, those below a served county included. */
  readonly townIds: readonly number[];
  readonly team: readonly Caregiver[];
}

export interface Price {
  readonly fen: number;
  readonly perMinutes: number | null;
}

interface Town {
  readonly id: number;
  readonly place: Coordinate;
  readonly handlerId: string;
}

export interface FactRows {
  readonly items: readonly Item[];
  readonly providers: readonly Provider[];
  readonly towns: readonly Town[];
  readonly prices: readonly (Price & { readonly townId: number; readonly itemCode: string })[];
}

/** Who offers what to whom at which price. Small beside the seniors: six providers for a thousand of them. */
export class Facts {
  private readonly items: ReadonlyMap<string, Item>;
  private readonly towns: ReadonlyMap<number, Town>;
  private readonly prices: ReadonlyMap<string, Price>;
  private readonly nearest = new Map<string, readonly Provider[]>();

  constructor(private readonly rows: FactRows) {
    this.items = new Map(rows.items.map((item) => [item.code, item]));
    this.towns = new Map(rows.towns.map((town) => [town.id, town]));
    this.prices = new Map(rows.prices.map((price) => [key(price.townId, price.itemCode), price]));
  }

  item(code: string): Item | undefined {
    return this.items.get(code);
  }

  price(townId: number, itemCode: string): Price | undefined {
    return this.prices.get(key(townId, itemCode));
  }

  /** Who books for seniors that have nobody to do it. */
  handlerOf(townId: number): string {
    return this.town(townId).handlerId;
  }

  /** Providers that may serve the item in the town, those near its centre first. */
  providersFor(townId: number, item: Item): readonly Provider[] {
    const at = key(townId, item.code);
    const known = this.nearest.get(at);
    if (known) return known;
    const { place } = this.town(townId);
    const found = this.rows.providers
      .filter(({ townIds, itemCodes, licences }) => {
        const may = item.licences.every((licence) => licences.includes(licence));
        return may && itemCodes.includes(item.code) && townIds.includes(townId);
      })
      .map((provider) => ({ provider, metres: distanceMetres(provider.place, place) }))
      .sort((a, b) => a.metres - b.metres || (a.provider.id < b.provider.id ? -1 : 1))
      .map(({ provider }) => provider);
    this.nearest.set(at, found);
    return found;
  }

  /** Where seniors spend their days, those near a place first. */
  dayCentresNear(place: Coordinate): readonly Provider[] {
    return this.rows.providers
      .filter(({ type }) => DAY_CENTRES.includes(type))
      .map((provider) => ({ provider, metres: distanceMetres(provider.place, place) }))
      .sort((a, b) => a.metres - b.metres || (a.provider.id < b.provider.id ? -1 : 1))
      .map(({ provider }) => provider);
  }

  private town(id: number): Town {
    const town = this.towns.get(id);
    if (!town) throw new Error(`town ${id} is not of this city`);
    return town;
  }
}

const DAY_CENTRES: readonly string[] = ['STREET_DAY_CARE', 'COMMUNITY_CENTRE', 'RURAL_AREA_CENTRE'];
const key = (townId: number, itemCode: string): string => `${townId} ${itemCode}`;

/** Those of the team who may do the item for somebody of this sex. */
export const qualified = ({ team }: Provider, item: Item, sex: Sex): Caregiver[] =>
  team.filter(
    (caregiver) =>
      (!item.sameSex || caregiver.sex === sex) &&
      item.credentials.every((credential) => caregiver.credentials.includes(credential)) &&
      item.skills.every((skill) => caregiver.skills.includes(skill)),
  );
