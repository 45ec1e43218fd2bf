import type { Provider, Type } from '@nestjs/common';
import { Rulebooks } from '../rulebooks/rulebooks';
import { CareRecord } from './care-record';
import { VitalReadings } from './vital-readings';

export const careProviders: Provider[] = [CareRecord, Rulebooks, VitalReadings];
export const careControllers: Type[] = [];
