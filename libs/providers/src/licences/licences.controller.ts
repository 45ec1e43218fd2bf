import { Body, Controller, Get, Param, ParseUUIDPipe, Post, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Download, Permit } from '@anzhi/platform';
import { PaperFiles } from '../papers/paper-files';
import { PaperDecisionDto, PaperStateDto, ReasonDto } from '../papers/papers.dto';
import { ProvidersPermissions } from '../providers.permissions';
import { DecideLicence } from './decide-licence.usecase';
import { LicenceInputDto } from './licences.dto';
import { SubmitLicence } from './submit-licence.usecase';

@ApiTags('providers')
@Controller('providers/:providerId/licences')
export class LicencesController {
  constructor(
    private readonly submitLicence: SubmitLicence,
    private readonly decideLicence: DecideLicence,
    private readonly files: PaperFiles,
  ) {}

  /** Submits a further or a renewed licence with its scan. */
  @Post()
  @Permit(ProvidersPermissions.submitLicence)
  submit(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Body() body: LicenceInputDto,
  ): Promise<PaperStateDto> {
    return this.submitLicence.execute(ctx, providerId, body);
  }

  /** Approves or rejects a submitted licence. */
  @Post(':licenceId/decision')
  @Permit(ProvidersPermissions.decideLicence)
  decide(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Param('licenceId', ParseUUIDPipe) licenceId: string,
    @Body() { decision, reason }: PaperDecisionDto,
  ): Promise<PaperStateDto> {
    const event = decision === 'APPROVE' ? 'approve' : 'reject';
    return this.decideLicence.execute(ctx, { providerId, licenceId }, event, reason);
  }

  /** Revokes an approved licence; the provider is out of matching for what needs it at once. */
  @Post(':licenceId/revocation')
  @Permit(ProvidersPermissions.revokeLicence)
  revoke(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Param('licenceId', ParseUUIDPipe) licenceId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<PaperStateDto> {
    return this.decideLicence.execute(ctx, { providerId, licenceId }, 'revoke', reason);
  }

  /** The scan of a licence. */
  @Get(':licenceId/file')
  @Permit(ProvidersPermissions.readPaperFile)
  @Download()
  file(
    @Context() ctx: Ctx,
    @Param('providerId', ParseUUIDPipe) providerId: string,
    @Param('licenceId', ParseUUIDPipe) licenceId: string,
  ): Promise<StreamableFile> {
    return this.files.ofLicence(ctx, providerId, licenceId);
  }
}
