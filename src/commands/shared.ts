import type { Terminal } from './terminal.ts';

/** What every long command is given. */
export interface Shared {
  readonly terminal: () => Terminal;
  readonly version: string;
  readonly signal: AbortSignal;
}
