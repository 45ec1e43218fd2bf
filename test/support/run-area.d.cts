export interface RunArea {
  readonly run: string;
  readonly data: string;
  readonly tmp: string;
}

export function openArea(owner: number): RunArea;
export function removeFolders(area: RunArea): void;
export function survivors(area: RunArea): { pid: number; command: string }[];
export function endSurvivors(area: RunArea): Promise<void>;
export function sweepAbandoned(): Promise<void>;
