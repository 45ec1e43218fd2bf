/** Job of one file, keyed by its id: unclaimed after a day, or kept long enough. */
export const FILE_SWEEP = 'platform.file-sweep';
/** Job of one content, keyed by its hash: no file has it any more. */
export const CONTENT_SWEEP = 'platform.file-content-sweep';
