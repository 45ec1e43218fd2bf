import { Injectable } from '@nestjs/common';
import { addDays, addMinutes, businessDate, Clock, minutesBetween, type Ctx } from '@anzhi/kernel';
import { OrderingFacade, type Prospect } from '@anzhi/ordering';
import { ProvidersFacade } from '@anzhi/providers';
import { Database } from '@anzhi/platform';
import type { BookableSlotDto, BookableSlotsDto, BookableSlotsQuery } from './bookable-slots.dto';
import { CaregiverMatch, weekOf } from './caregiver-match';
import { daysOf, tiesOf, type SeniorTies, type Week } from './match.queries';
import { promise, type PromiseInput, type Slot } from './promise';
import type { Judged } from './judge.policy';
import { teamPrice, teamTotal } from './team.policy';
import { toPriceLines } from './why.dto';

const DAYS = 7;
const STEP_MINUTES = 30;

/** What can be promised: the starts of the next seven days at which somebody can come, with what it costs. */
@Injectable()
export class BookableSlots {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
    private readonly match: CaregiverMatch,
  ) {}

  /** @throws what a booking by this caller for this senior would */
  async list(ctx: Ctx, query: BookableSlotsQuery): Promise<BookableSlotsDto> {
    const prospect = await this.ordering.prospect(this.db, ctx, query);
    const input = await this.input(prospect, query);
    return { from: input.days[0], to: input.days[DAYS - 1], slots: promise(input).map(toDto) };
  }

  /** Everything the computation needs, from one query each of caregivers, days and weeks. */
  async input(prospect: Prospect, query: BookableSlotsQuery): Promise<PromiseInput> {
    const { regionId, item, place, requiredSex, limits } = prospect;
    const now = this.clock.now();
    const today = businessDate(now);
    const days = Array.from({ length: DAYS }, (_, i) => addDays(today, i));
    const weeks = [weekOf(now), weekOf(addMinutes(now, (DAYS - 1) * 1_440))];
    const [terms, ties] = await Promise.all([
      this.match.terms(this.db, regionId),
      this.tiesByWeek(prospect.seniorId, now, weeks),
    ]);
    const caregivers = await this.providers.caregiverWeeks(this.db, {
      ...{ itemCode: item.code, licences: item.requiredLicences, credentials: item.requiredCredentials },
      ...{ skills: item.requiredSkills, regionId, ...place, ...(requiredSex && { sex: requiredSex }) },
      ...{ days, nearest: terms.limits.nearestCaregivers, known: knownOf(ties, query) },
    });
    const ids = caregivers.map(({ id }) => id);
    const span = { from: weeks[0].from, to: weeks[1].to };
    return {
      need: {
        ...{ id: prospect.seniorId, minutes: query.minutes, place, seats: item.caregivers },
        // what follows another service keeps in step with it
        ...(prospect.between && { slackMinutes: 0 }),
        ...{ preferredCaregiverId: query.preferredCaregiverId, skills: item.requiredSkills },
      },
      busy: prospect.busy,
      ...(prospect.between && { between: prospect.between }),
      ...{ days, caregivers, stops: await daysOf(this.db, ids, span, weeks[0], null) },
      ties: (day) => ties[Number(day >= businessDate(weeks[1].from))],
      terms: { prices: terms.weights.prices, limits: terms.limits, now },
      slots: {
        ...{ stepMinutes: STEP_MINUTES, fromHour: limits.nightToHour, toHour: limits.nightFromHour },
        earliest: addMinutes(now, limits.leadMinutes),
      },
    };
  }

  private tiesByWeek(seniorId: string, now: Date, weeks: readonly Week[]): Promise<SeniorTies[]> {
    return Promise.all(weeks.map((week) => tiesOf(this.db, seniorId, now, week, null)));
  }
}

const knownOf = (ties: readonly SeniorTies[], { preferredCaregiverId }: BookableSlotsQuery): string[] => [
  ...new Set([
    ...ties.flatMap(({ visits, facesOfWeek }) => [...visits.keys(), ...facesOfWeek]),
    ...(preferredCaregiverId ? [preferredCaregiverId] : []),
  ]),
];

const toDto = ({ startsAt, team, caregivers }: Slot): BookableSlotDto => ({
  startsAt: startsAt.toISOString(),
  caregivers,
  familiar: team.some(({ visits }) => visits >= 3),
  total: teamTotal(team),
  price: toPriceLines(teamPrice(team)),
  lateMinutes: Math.max(...team.map((one) => lateMinutes(startsAt, one))),
});

const lateMinutes = (startsAt: Date, { insertion }: Judged): number =>
  insertion ? minutesBetween(startsAt, new Date(insertion.start * 60_000)) : 0;
