import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { FieldCipher, UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { newSecret, sealSecret } from './tag-secret';
import { TagQueries } from './tag.queries';
import type { EndTagDto, IssuedTagView, NewTagDto, ReplaceTagDto, TagView } from './tags.dto';

interface Held {
  readonly id: string;
  readonly kind: NewTagDto['kind'];
  readonly seniorId: string;
  readonly addressId: string | null;
  readonly regionId: number;
  readonly endedAt: Date | null;
}

/** Gives out, replaces and ends the tags at doors and the seniors' cards. An office does so within its divisions. */
@Injectable()
export class Tags {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly cipher: FieldCipher,
    private readonly queries: TagQueries,
  ) {}

  /** @throws visits.tag-needs-address, visits.tag-needs-chip, visits.tag-in-use, visits.no-such-tag out of the divisions */
  issue(ctx: Ctx, input: NewTagDto): Promise<IssuedTagView> {
    return this.uow.run(ctx, async (tx) => {
      if ((input.kind === 'CARD') === (input.addressId !== undefined))
        throw VisitsErrors.tagNeedsAddress({}, '/addressId');
      const { addressId, seniorId } = input;
      const address = addressId
        ? await this.people.address(tx, addressId)
        : await this.people.defaultAddress(tx, seniorId);
      if (address?.seniorId !== seniorId || !(await isOwn(tx, address.regionId)))
        throw VisitsErrors.noSuchTag();
      return this.write(tx, { ...input, regionId: address.regionId, replaces: null });
    });
  }

  /** The old one ends and the new one begins in one moment. @throws as both */
  replace(ctx: Ctx, tagId: string, { reason, uid }: ReplaceTagDto): Promise<IssuedTagView> {
    return this.uow.run(ctx, async (tx) => {
      const old = await this.end(tx, tagId, reason);
      const { kind, seniorId, addressId, regionId } = old;
      return this.write(tx, {
        ...{ kind, seniorId, regionId, replaces: old.id },
        ...(addressId && { addressId }),
        ...(uid && { uid }),
      });
    });
  }

  /** Readings from before still count; later ones do not. @throws visits.no-such-tag, visits.tag-ended */
  revoke(ctx: Ctx, tagId: string, { reason }: EndTagDto): Promise<TagView> {
    return this.uow.run(ctx, async (tx) => {
      await this.end(tx, tagId, reason);
      return this.queries.one(tx, tagId);
    });
  }

  private async end(tx: Tx, tagId: string, reason: string): Promise<Held> {
    const tag = await tx.one<Held>(
      `SELECT id, kind, senior_id AS "seniorId", address_id AS "addressId", region_id AS "regionId", ended_at AS "endedAt"
         FROM visits.tag WHERE id = $1 FOR UPDATE`,
      [tagId],
    );
    if (!tag || !(await isOwn(tx, tag.regionId))) throw VisitsErrors.noSuchTag();
    if (tag.endedAt) throw VisitsErrors.tagEnded();
    await tx.query('UPDATE visits.tag SET ended_at = $2, ended_by = $3, end_reason = $4 WHERE id = $1', [
      tagId,
      tx.now,
      accountOf(tx.ctx),
      reason,
    ]);
    this.audit(tx, 'visits.tag-ended', tag, { reason });
    return tag;
  }

  private async write(
    tx: Tx,
    input: NewTagDto & { readonly regionId: number; readonly replaces: string | null },
  ): Promise<IssuedTagView> {
    const { kind, seniorId, addressId, regionId, replaces } = input;
    if ((kind === 'DOOR_DISPLAY') === (input.uid !== undefined)) throw VisitsErrors.tagNeedsChip({}, '/uid');
    const id = newId(tx.now);
    const secret = newSecret(kind);
    const sealed = sealSecret(this.cipher, id, secret);
    const uid = input.uid?.toUpperCase() ?? null;
    const inserted = await tx.query(
      `INSERT INTO visits.tag (id, kind, senior_id, address_id, region_id, uid, secret, replaces, issued_by, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
      [id, kind, seniorId, addressId ?? null, regionId, uid, sealed, replaces, accountOf(tx.ctx), tx.now],
    );
    if (inserted.length === 0) throw VisitsErrors.tagInUse();
    this.audit(tx, 'visits.tag-issued', { id, seniorId, regionId }, { kind, replaces });
    return { ...(await this.queries.one(tx, id)), secret: secret.toString('hex') };
  }

  private audit(
    tx: Tx,
    action: string,
    { id, seniorId, regionId }: Pick<Held, 'id' | 'seniorId' | 'regionId'>,
    details: Record<string, unknown>,
  ): void {
    tx.audit({ action, subject: 'tag', subjectId: id, seniorId, regionId, details });
  }
}

const isOwn = async (tx: Tx, regionId: number): Promise<boolean> =>
  tx.ctx.scope.everywhere ||
  (await tx.one(`SELECT 1 FROM (VALUES ($1::int)) AS r(id) WHERE ${withinRegions('r.id', '$2')}`, [
    regionId,
    tx.ctx.scope.regionIds,
  ])) !== undefined;
