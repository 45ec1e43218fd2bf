import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';

export class LogView {
  countyId: number;
  /** Names the log for ever. */
  origin: string;
  hash: 'SHA-256' | 'SM3';
  /** Leaves. */
  size: number;
  /** Keys that have signed for it, the latest first, as C2SP verifier keys. */
  keys: string[];
  /** Size and time of the last checkpoint, ISO 8601; null: none is signed yet. */
  checkpoint: CheckpointView | null;
}

export class CheckpointView {
  size: number;
  /** Base64. */
  root: string;
  /** The first 32 hex digits of the root in eight groups, as printed on statements. */
  groups: string;
  /** ISO 8601. */
  signedAt: Date;
  /** The signed note with the cosignatures there are. */
  note: string;
  witnesses: WitnessView[];
}

export class WitnessView {
  /** C2SP verifier key. */
  witness: string;
  /** ISO 8601. */
  witnessedAt: Date;
}

export class ConsistencyQuery {
  /** Size of the smaller tree, in leaves. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  from: number;

  /** Size of the larger tree, in leaves. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  to: number;
}

export class ConsistencyView {
  /** Base64, RFC 6962. */
  proof: string[];
}

export class TileQuery {
  /** Hashes wanted; a whole tile has 256. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(256)
  width?: number;
}

export class TileView {
  /** Base64 of 32 bytes each, one after the other. */
  hashes: string;
}

export class CosignatureDto {
  /** Size of the checkpoint it is about. */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  size: number;

  /** The signature line, as C2SP tlog-cosignature has it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  line: string;
}

export class EntriesQuery {
  /** Index of the first leaf wanted. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  from: number;

  /** How many leaves at most. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  count?: number;
}

/** What a leaf says, as the tables have it now. */
export class EntryView {
  index: number;
  source: string;
  kind: string;
  reference: string;
  /** ISO 8601. */
  at: string;
  /** Flat; a commitment is shown as its hash. */
  fields: Record<string, unknown>;
  /** Base64 of the leaf's hash, by what the tables say now. */
  leafHash: string;
  /** Whether the tree has this hash there. */
  intact: boolean;
}

export class EntriesView {
  items: EntryView[];
  /** Leaves there are. */
  size: number;
}

export class LeafProofView {
  entry: EntryView;
  /** RFC 6962 inclusion proof in the checkpoint, base64. */
  proof: string[];
  checkpoint: CheckpointView;
}

/** With it whoever holds it can prove later that a record was dropped or changed. */
export class ReceiptView {
  source: string;
  kind: string;
  /** Base64 of the hash of the leaf the record has or will get. */
  leafHash: string;
  /** Its place in the log; null: not sealed yet. */
  index: number | null;
}

export class ReceiptsView {
  /** Names the log. */
  origin: string;
  receipts: ReceiptView[];
}

export const BUNDLE_SCOPES = ['ORDER', 'VISIT', 'SENIOR', 'CASE'] as const;

export class BundleQuery {
  /** What the bundle is about. */
  @IsIn(BUNDLE_SCOPES)
  kind: (typeof BUNDLE_SCOPES)[number];

  /** Its id. */
  @IsUUID()
  id: string;

  /** Why it is exported; kept in the audit trail. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  purpose: string;

  /** Size of a checkpoint the reader knows. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  since?: number;
}
