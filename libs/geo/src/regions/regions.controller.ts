import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { cursorKey, pageOf, Public } from '@anzhi/platform';
import { GeoErrors } from '../geo.errors';
import { GeoFacade } from '../geo.facade';
import type { Region } from './region';
import {
  CodeQuery,
  RegionByCodeDto,
  RegionDetailDto,
  RegionDto,
  RegionPageDto,
  RegionRefDto,
  RegionsQuery,
} from './regions.dto';

/** The division tree, read-only: it changes with a release. */
@ApiTags('geo')
@Controller('regions')
@Public('the division tree is published by the state and says nothing about anybody')
export class RegionsController {
  constructor(private readonly geo: GeoFacade) {}

  /** The divisions directly below one, or the provinces, by code. */
  @Get()
  async list(@Query() query: RegionsQuery): Promise<RegionPageDto> {
    const after = cursorKey(query, ['text'])?.[0] ?? '';
    const children = (await this.geo.tree()).children(query.parent ?? null);
    const rest = children.filter(({ code }) => code > after);
    return pageOf(rest.map(toDto), query.limit, ({ code }) => [code]);
  }

  /** The division that bears or bore a code, on a day if one is given, and its successor. */
  @Get('by-code/:code')
  async byCode(@Param('code') code: string, @Query() { on }: CodeQuery): Promise<RegionByCodeDto> {
    const tree = await this.geo.tree();
    const found = tree.codeOn(code, on);
    const region = found && tree.region(found.regionId);
    if (!found || !region) throw GeoErrors.regionNotFound();
    const { regionId: _, ...borne } = found;
    const successor = tree.successorOf(region);
    return { ...borne, region: toDto(region), successor: successor.code === code ? null : toRef(successor) };
  }

  /** One division with those above it, the codes it bore, and its successor. */
  @Get(':id')
  async detail(@Param('id', ParseIntPipe) id: number): Promise<RegionDetailDto> {
    const tree = await this.geo.tree();
    const [region, ...ancestors] = tree.path(id);
    if (!region) throw GeoErrors.regionNotFound();
    const codes = tree.codesOf(id).map(({ regionId: _, ...code }) => code);
    const successor = tree.successorOf(region);
    return {
      ...toDto(region),
      ancestors: ancestors.map(toRef),
      codes,
      successor: successor === region ? null : toRef(successor),
    };
  }
}

const toRef = ({ id, level, name, code }: Region): RegionRefDto => ({ id, level, name, code });

const toDto = ({ successorId: _, outline, ...region }: Region): RegionDto => ({
  ...region,
  outline: outline && outline.map(([longitude, latitude]) => [longitude, latitude]),
});
