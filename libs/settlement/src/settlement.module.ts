import { Module } from '@nestjs/common';

/** Money follows what was captured, and nothing else. */
@Module({})
export class SettlementModule {}
