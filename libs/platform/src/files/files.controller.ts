import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '../auth/decorators';
import { UploadDto, UploadedFileDto } from './files.dto';
import { FilePermissions } from './files.permissions';
import { TakesFile } from './multipart';
import { UploadFile } from './upload-file.usecase';

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(private readonly uploadFile: UploadFile) {}

  /** Uploads a file; it belongs to nothing and is readable by nobody until a command names it. */
  @Post()
  @HttpCode(201)
  @Permit(FilePermissions.upload)
  @TakesFile()
  upload(@Context() ctx: Ctx, @Body() body: UploadDto): Promise<UploadedFileDto> {
    return this.uploadFile.execute(ctx, body);
  }
}
