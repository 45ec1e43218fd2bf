export function kindOf(file: string): string | undefined;
export function needsDatabase(kinds: string[]): boolean;
