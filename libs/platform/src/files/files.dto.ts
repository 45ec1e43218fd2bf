import { ApiProperty } from '@nestjs/swagger';
import { IsInstance, Matches } from 'class-validator';
import { IncomingFile } from './incoming-file';

/** A form with one file. */
export class UploadDto {
  /** PDF, JPEG, PNG or WEBP, up to 10 MB; name and declared type must agree with the content. */
  @ApiProperty({ type: 'string', format: 'binary' })
  @IsInstance(IncomingFile)
  file: IncomingFile;

  /** What it is for, in capitals: `LICENCE`, `CREDENTIAL`. */
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  purpose: string;
}

/** An upload, to be named in the command it belongs to within 24 hours. */
export class UploadedFileDto {
  fileId: string;
  /** SHA-256 of the content, hexadecimal. */
  sha256: string;
  bytes: number;
  /** By the content. */
  mediaType: string;
}
