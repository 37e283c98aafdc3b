import { bandicootCsv } from './bandicoot-csv.ts';
import { delimited } from './delimited.ts';
import { eventsJsonl } from './events-jsonl.ts';
import type { Detection, DetectOptions, Format } from './format.ts';
import { membership } from './membership.ts';
import { nfdumpCsv } from './nfdump-csv.ts';
import { orangeCsv } from './orange-csv.ts';
import type { Sample } from './sample.ts';
import { snapTemporal } from './snap-temporal.ts';
import { zeekConnJson } from './zeek-conn-json.ts';
import { zeekConnTsv } from './zeek-conn-tsv.ts';

/** In the order in which they are asked: those that say what they are come first, the one that takes any table last. */
export const FORMATS = {
  'zeek-conn-tsv': zeekConnTsv,
  'zeek-conn-json': zeekConnJson,
  'events-jsonl': eventsJsonl,
  'snap-temporal': snapTemporal,
  'bandicoot-csv': bandicootCsv,
  'orange-csv': orangeCsv,
  'nfdump-csv': nfdumpCsv,
  membership,
  delimited,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatId = keyof typeof FORMATS;
const FORMAT_IDS = Object.keys(FORMATS) as readonly FormatId[];

export type Recognition =
  | Exclude<Detection, { kind: 'not-mine' }>
  | { readonly kind: 'unknown'; readonly detail: string }
  | { readonly kind: 'empty' };

/** What the file is, by the first format that takes it. Zone names are checked here. @throws KnownFailure usage, where `tz` is no zone */
export function recognise(sample: Sample, options: DetectOptions): Recognition {
  if (sample.defect !== undefined) return { kind: 'unknown', detail: sample.defect };
  if (sample.whole && sample.lines.every((line) => line.trim() === '')) return { kind: 'empty' };
  for (const id of FORMAT_IDS) {
    const detection = FORMATS[id].detect(sample, options);
    if (detection.kind !== 'not-mine') return detection;
  }
  if (/^\s*\[\s*($|[[{])/.test(sample.lines.find((line) => line.trim() !== '') ?? '')) {
    return { kind: 'unknown', detail: 'it is one JSON array: what is read are objects, one a line, as `jq -c ".[]" FILE` prints them' };
  }
  return { kind: 'unknown', detail: `it is of no known format (tried ${FORMAT_IDS.join(', ')})` };
}
