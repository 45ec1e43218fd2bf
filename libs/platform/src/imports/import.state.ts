import { defineStateMachine } from '@anzhi/kernel';

/** UPLOADED: the dry run is under way. CHECKED: every row has a finding; nothing is written anywhere else yet. */
export const IMPORT_STATES = ['UPLOADED', 'CHECKED', 'APPLYING', 'APPLIED', 'DISCARDED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportEvent = 'checked' | 'apply' | 'applied' | 'discard';

export const importMachine = defineStateMachine<ImportState, ImportEvent>('UPLOADED', {
  UPLOADED: { checked: 'CHECKED', discard: 'DISCARDED' },
  CHECKED: { apply: 'APPLYING', discard: 'DISCARDED' },
  APPLYING: { applied: 'APPLIED' },
  APPLIED: {},
  DISCARDED: {},
});
