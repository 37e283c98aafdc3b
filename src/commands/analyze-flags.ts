import { DEFAULT_LIMIT } from '../analyze/analyze.ts';

export interface AnalyzeFlags {
  output?: string;
  map?: string;
  tz?: string;
  names?: string;
  aliases?: string;
  side?: string[];
  evaluation?: string;
  overlap?: true;
  event?: string[];
  window?: string;
  prior?: string;
  focus?: string[];
  only?: string[];
  option?: string[];
  limit: string;
  seed: string;
  pseudonymise?: boolean;
  pseudonymKey?: string;
  maxRejects: string;
  memory: string;
  timings?: true;
  keepStore?: true;
  force?: true;
  json?: true;
}

/** Flags that decide the result, and that the result therefore states. */
const STATED = [
  'map',
  'tz',
  'names',
  'aliases',
  'side',
  'evaluation',
  'overlap',
  'event',
  'window',
  'prior',
  'focus',
  'only',
  'option',
  'limit',
] as const;

/** Those that hold a name or a path. */
const HIDDEN: ReadonlySet<string> = new Set(['focus', 'names', 'aliases', 'side', 'map', 'evaluation']);

export const hidesNames = (flags: AnalyzeFlags): boolean => (flags.pseudonymise ?? false) || flags.pseudonymKey !== undefined;

/** What the reader stated, for the record. */
export function stateOptions(flags: AnalyzeFlags): Record<string, string> {
  const stated: Record<string, string> = {};
  for (const name of STATED) {
    const value = flags[name];
    if (value === undefined || (name === 'limit' && value === String(DEFAULT_LIMIT))) continue;
    // With pseudonyms asked for, a name or path in the options would give away what they hide.
    const hidden = hidesNames(flags) && HIDDEN.has(name);
    stated[name] = hidden ? 'stated' : Array.isArray(value) ? value.join(' ') : String(value);
  }
  return Object.fromEntries(Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1)));
}
