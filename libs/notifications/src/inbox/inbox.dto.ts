import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { Transform } from 'class-transformer';
import { PageQuery } from '@anzhi/platform';

/** Which messages. */
export class InboxQuery extends PageQuery {
  /** Only those that have not been read. */
  @IsOptional()
  @Transform(({ value }): unknown => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;
}

export class MessageDto {
  id: string;
  /** When it happened, ISO 8601. */
  at: Date;
  /** What it is about: a code of `GET /notification-preferences`. */
  topic: string;
  /** Whether it concerns safety or cannot wait. */
  urgent: boolean;
  /** One plain sentence in the language of the request. */
  text: string;
  /** Kind of thing to open, e.g. `order`; null: nothing. */
  subject: string | null;
  /** Its id. */
  subjectId: string | null;
  /** The role in which the caller was told. */
  role: string;
  /** When the caller read it, ISO 8601; null: not yet. */
  readAt: Date | null;
}

export class MessagePageDto {
  /** The messages, the newest first. */
  items: MessageDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export class UnreadDto {
  /** Messages the caller has not read. */
  unread: number;
}

export class ReadMessagesDto {
  /** The messages that were read; those that are not the caller's are passed over. Absent: all of his. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}
