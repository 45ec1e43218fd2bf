import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { ListingDecisionDto } from '../organisations/admission.dto';
import { ReasonDto } from '../papers/papers.dto';
import { ProvidersPermissions } from '../providers.permissions';
import { BlacklistPerson } from './blacklist-person.usecase';
import { CaregiverListingDto, PersonBlacklistingDto } from './caregivers.dto';

/** The joint-punishment list of persons. */
@ApiTags('caregivers')
@Controller('caregivers/:caregiverId')
export class CaregiverListingController {
  constructor(private readonly listing: BlacklistPerson) {}

  /** Proposes the person for the list, on one of the grounds that a person can give. */
  @Post('blacklisting-proposal')
  @Permit(ProvidersPermissions.proposeBlacklisting)
  propose(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() body: PersonBlacklistingDto,
  ): Promise<CaregiverListingDto> {
    return this.listing.propose(ctx, caregiverId, body);
  }

  /** Another person decides: on the list he serves nobody from this moment on. */
  @Post('blacklisting')
  @Permit(ProvidersPermissions.blacklist)
  decide(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() body: ListingDecisionDto,
  ): Promise<CaregiverListingDto> {
    return this.listing.decide(ctx, caregiverId, body);
  }

  /** Files his application to be taken off the list, after two years at the earliest. */
  @Post('blacklisting-removal-application')
  @Permit(ProvidersPermissions.filePersonRemoval)
  applyForRemoval(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<CaregiverListingDto> {
    return this.listing.applyForRemoval(ctx, caregiverId, reason);
  }

  /** Takes him off the list; a provider may take him on anew. */
  @Post('blacklisting-removal')
  @Permit(ProvidersPermissions.blacklist)
  remove(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() body: ListingDecisionDto,
  ): Promise<CaregiverListingDto> {
    return this.listing.remove(ctx, caregiverId, body);
  }
}
