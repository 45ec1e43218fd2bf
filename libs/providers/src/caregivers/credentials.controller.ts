import { Body, Controller, Get, Param, ParseUUIDPipe, Post, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Download, Permit } from '@anzhi/platform';
import { PaperFiles } from '../papers/paper-files';
import { PaperDecisionDto, PaperStateDto, ReasonDto } from '../papers/papers.dto';
import { ProvidersPermissions } from '../providers.permissions';
import { CredentialInputDto } from './caregivers.dto';
import { DecideCredential } from './decide-credential.usecase';
import { SubmitCredential } from './submit-credential.usecase';

@ApiTags('caregivers')
@Controller('caregivers/:caregiverId/credentials')
export class CredentialsController {
  constructor(
    private readonly submitCredential: SubmitCredential,
    private readonly decideCredential: DecideCredential,
    private readonly files: PaperFiles,
  ) {}

  /** Submits a credential with its scan. */
  @Post()
  @Permit(ProvidersPermissions.manageCaregivers)
  submit(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Body() body: CredentialInputDto,
  ): Promise<PaperStateDto> {
    return this.submitCredential.execute(ctx, caregiverId, body);
  }

  /** Approves or rejects a submitted credential. */
  @Post(':credentialId/decision')
  @Permit(ProvidersPermissions.decideCredential)
  decide(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Param('credentialId', ParseUUIDPipe) credentialId: string,
    @Body() { decision, reason }: PaperDecisionDto,
  ): Promise<PaperStateDto> {
    const event = decision === 'APPROVE' ? 'approve' : 'reject';
    return this.decideCredential.execute(ctx, { caregiverId, credentialId }, event, reason);
  }

  /** Revokes an approved credential; the caregiver is out of matching for what needs it at once. */
  @Post(':credentialId/revocation')
  @Permit(ProvidersPermissions.revokeCredential)
  revoke(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Param('credentialId', ParseUUIDPipe) credentialId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<PaperStateDto> {
    return this.decideCredential.execute(ctx, { caregiverId, credentialId }, 'revoke', reason);
  }

  /** The scan of a credential. */
  @Get(':credentialId/file')
  @Permit(ProvidersPermissions.readPaperFile)
  @Download()
  file(
    @Context() ctx: Ctx,
    @Param('caregiverId', ParseUUIDPipe) caregiverId: string,
    @Param('credentialId', ParseUUIDPipe) credentialId: string,
  ): Promise<StreamableFile> {
    return this.files.ofCredential(ctx, caregiverId, credentialId);
  }
}
