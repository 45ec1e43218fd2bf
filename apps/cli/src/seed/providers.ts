import { makeCreditCode, type Random } from '@anzhi/kernel';
import { addYears, dateOf, type Day } from './dates';
import { positionNear, type Town } from './layout';
import { door, personName, providerWord } from './names';
import {
  LEAST_REHAB_PROVIDERS_PER_COUNTY,
  LICENCE_LAPSED_SHARE,
  LICENCE_LAPSING_SHARE,
  NURSING_STATION_SHARE,
  PROVIDERS_PER_REFERENCE,
  REFERENCE_SENIORS,
} from './proportions';
import { NURSING_STATION, type Paper, PROVIDER_KINDS, REGISTRATIONS, REHAB_ITEMS } from './provider-kinds';
import { type LicenceRow, PROVIDER_TYPES, type ProviderRow, type ProviderType } from './rows';
import type { World } from './world';

export interface Providers {
  readonly providers: readonly ProviderRow[];
  readonly licences: readonly LicenceRow[];
}

/**
 * The providers of a city for so many covered seniors, in the founding document's proportions, at least one of
 * each type, and in every county enough that are licensed for rehabilitation.
 */
export function generateProviders(world: World, seniors: number): Providers {
  const factory = new ProviderFactory(world);
  for (const type of PROVIDER_TYPES) {
    const count = Math.max(1, Math.round((PROVIDERS_PER_REFERENCE[type] * seniors) / REFERENCE_SENIORS));
    for (let made = 0; made < count; made += 1) factory.add(type, factory.townFor(type));
  }
  for (const county of world.layout.city.counties) {
    const towns = world.layout.towns.filter((town) => town.county === county);
    while (factory.medicalIn(county.code) < LEAST_REHAB_PROVIDERS_PER_COUNTY) {
      factory.add('MEDICAL_NURSING', factory.random.pick(towns));
    }
  }
  return factory;
}

class ProviderFactory implements Providers {
  readonly providers: ProviderRow[] = [];
  readonly licences: LicenceRow[] = [];
  readonly random: Random;
  private readonly names = new Set<string>();

  constructor(private readonly world: World) {
    this.random = world.random.fork('providers');
  }

  townFor(type: ProviderType): Town {
    const { townWeights } = this.world.layout;
    if (type === 'STREET_DAY_CARE') return this.random.weighted(townWeights.filter(([town]) => town.urban));
    if (type === 'RURAL_AREA_CENTRE')
      return this.random.weighted(townWeights.filter(([town]) => !town.urban));
    return this.random.weighted(townWeights);
  }

  medicalIn(countyCode: string): number {
    return this.providers.filter((each) => each.countyCode === countyCode && each.type === 'MEDICAL_NURSING')
      .length;
  }

  add(type: ProviderType, town: Town): void {
    const { random, world } = this;
    const kind = PROVIDER_KINDS[type];
    const id = world.ids.next();
    const village = random.pick(town.villages);
    const registration = random.weighted(kind.registrations);
    const founded = world.asOf - random.integer(400, 5000);
    const hasNursingStation = random.chance(NURSING_STATION_SHARE[type]);
    const creditCode = makeCreditCode(registration, town.county.code, 10_000_000 + this.providers.length);
    const { latitude, longitude } = positionNear(village, town.cell, random);
    this.providers.push({
      id,
      name: this.nameOf(type, town, village.name),
      type,
      creditCode,
      countyCode: town.county.code,
      townCode: town.code,
      address: `${town.county.name}${town.name}${village.name}${door(random, town.urban)}`,
      latitude,
      longitude,
      contactAccountId: world.ids.next(),
      contactName: personName(random, random.chance(0.5) ? 'MALE' : 'FEMALE', 1980),
      contactPhone: world.phones.next('provider'),
      serviceAreaCode: kind.serves === 'COUNTY' || world.layout.compact ? town.county.code : town.code,
      itemCodes: hasNursingStation ? [...kind.itemCodes, ...REHAB_ITEMS] : kind.itemCodes,
      admittedOn: dateOf(founded + 30),
    });
    this.license(id, town, REGISTRATIONS[registration], founded, creditCode);
    for (const paper of kind.papers) this.license(id, town, paper, founded + 20);
    if (hasNursingStation) this.license(id, town, NURSING_STATION, founded + 25);
  }

  private license(providerId: string, town: Town, paper: Paper, firstIssued: Day, creditCode?: string): void {
    const { random, world } = this;
    const serial = String(this.licences.length + 1).padStart(7, '0');
    const term = this.termOf(paper, firstIssued);
    this.licences.push({
      id: world.ids.next(),
      providerId,
      type: paper.type,
      number: creditCode ?? `${paper.prefix}${town.county.code}${random.integer(10, 99)}${serial}`,
      issuer: `${town.county.name}${paper.issuer}`,
      scope: paper.scope,
      validFrom: dateOf(term.from),
      validTo: term.to === null ? null : dateOf(term.to),
    });
  }

  /** The present term. Some terms end soon or have ended, but never a medical one: the demo needs them. */
  private termOf({ type, years }: Paper, firstIssued: Day): { from: Day; to: Day | null } {
    if (years === null) return { from: firstIssued, to: null };
    const { random, world } = this;
    const fate = type === 'MEDICAL' ? 1 : random.next();
    const left =
      fate < LICENCE_LAPSED_SHARE
        ? -random.integer(1, 90)
        : fate < LICENCE_LAPSED_SHARE + LICENCE_LAPSING_SHARE
          ? random.integer(1, 60)
          : random.integer(180, years * 365 - 30);
    const to = world.asOf + left;
    return { from: Math.max(firstIssued, addYears(to, -years)), to };
  }

  private nameOf(type: ProviderType, town: Town, village: string): string {
    const { nameEnding } = PROVIDER_KINDS[type];
    const place = type === 'COMMUNITY_CENTRE' ? `${town.name}${village}` : `${town.county.name}${town.name}`;
    const word = type === 'COMMUNITY_CENTRE' || type === 'STREET_DAY_CARE' ? '' : providerWord(this.random);
    const base = `${place}${word}`;
    let name = `${base}${nameEnding}`;
    for (let number = 2; this.names.has(name); number += 1) name = `${base}第${number}${nameEnding}`;
    this.names.add(name);
    return name;
  }
}
