import { basename, join } from 'node:path';
import type { DetectOptions } from '../formats/format.ts';
import { type Mapping, planOfMapping, readMappingFile } from '../formats/mapping-file.ts';
import type { ReadPlan } from '../formats/read-plan.ts';
import { recognise } from '../formats/registry.ts';
import { SAMPLE_BYTES, type Sample, takeSample } from '../formats/sample.ts';
import { KnownFailure } from '../model/failure.ts';
import type { Unread } from '../model/source.ts';
import { brokenBytes } from './broken-bytes.ts';
import type { FoundFile } from './find-files.ts';
import type { PlannedFile } from './ingest-file.ts';
import { asUnpacked, isParquet, sampleAsTable } from './plan-parquet.ts';
import { isGzip, readHead } from './read-bytes.ts';
import { spool } from './spool.ts';

export interface PlanOptions {
  readonly zone?: string;
  /** File of a stated mapping, which then holds for every input. */
  readonly mapping?: string;
  readonly signal?: AbortSignal;
}

type Planned = { readonly plan: ReadPlan; readonly confidence: number } | Pick<Unread, 'reason' | 'detail'>;

export interface PlannedFiles {
  readonly files: readonly (PlannedFile & { readonly confidence: number })[];
  readonly unread: readonly Unread[];
}

/**
 * Decides for every file how it will be read, and opens none of them for longer than that.
 * @param scratch folder for what can be read only once
 * @throws KnownFailure 'usage' where the reader must first say more: of a named file, or of one in a folder that lacks only its zone
 */
export async function planFiles(found: readonly FoundFile[], options: PlanOptions, scratch: string): Promise<PlannedFiles> {
  const mapping = options.mapping === undefined ? undefined : await readMappingFile(options.mapping);
  const files: (PlannedFile & { confidence: number })[] = [];
  const unread: Unread[] = [];
  const unclear: KnownFailure[] = [];

  for (const [i, item] of found.entries()) {
    options.signal?.throwIfAborted();
    try {
      const { file: path, bytes } = item.stream ? await spool(item.file, scratch, i, options.signal) : item;
      const packed = await isParquet(path);
      const raw = { path: packed ? join(scratch, `unpacked-${i}`) : path, gzip: !packed && (await isGzip(path)) };
      const head = packed ? new Uint8Array() : await readHead(raw, SAMPLE_BYTES + 1);
      const sample = packed ? await sampleAsTable(path) : takeSample(head.subarray(0, SAMPLE_BYTES), head.length <= SAMPLE_BYTES);
      const planned =
        mapping === undefined ? planBySample(sample, { tz: options.zone, file: ownName(item) }) : planByMapping(mapping, sample, options);
      if ('reason' in planned) unread.push({ path: item.path, ...planned });
      else if (packed) files.push({ ...raw, ...planned, plan: asUnpacked(planned.plan), shown: item.path, bytes, head, packed: path });
      else files.push({ ...raw, ...planned, shown: item.path, bytes, head });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      if (!(error instanceof KnownFailure)) unread.push({ path: item.path, reason: 'unreadable', detail: brokenBytes(error) });
      else {
        const failure = placed(error, item.path);
        if (item.named || error instanceof ZoneMissing) throw failure;
        unclear.push(failure);
        unread.push({ path: item.path, reason: 'unknown-format', detail: error.message });
      }
    }
  }
  const [first] = unclear;
  if (files.length === 0 && first !== undefined) throw first;
  return { files, unread };
}

/** A file that could be read if only its zone were known: worth a stop even among the many of a folder. */
class ZoneMissing extends KnownFailure {}

/** Name of a file without its folder and endings; undefined for what has none. */
const ownName = ({ path, stream }: FoundFile): string | undefined =>
  stream || path === '-' ? undefined : basename(path).replace(/(?<=.)(\.(csv|tsv|txt|log))?(\.gz)?$/i, '');

function planBySample(sample: Sample, options: DetectOptions): Planned {
  const recognition = recognise(sample, options);
  switch (recognition.kind) {
    case 'mine':
      return { plan: recognition.plan, confidence: recognition.confidence };
    case 'other-log':
      return { reason: 'other-log', detail: recognition.detail };
    case 'unknown':
      return { reason: 'unknown-format', detail: recognition.detail };
    case 'empty':
      return { reason: 'empty', detail: 'it is empty' };
    case 'no-rows':
      return { reason: 'empty', detail: 'it has no rows' };
    case 'unclear': {
      const { failure } = recognition;
      if (options.tz === undefined && recognise(sample, { ...options, tz: 'floating' }).kind === 'mine') throw asZoneMissing(failure);
      throw failure;
    }
  }
}

function planByMapping(mapping: Mapping, sample: Sample, { zone, mapping: file }: PlanOptions): Planned {
  if (sample.defect !== undefined) return { reason: 'unknown-format', detail: sample.defect };
  if (sample.whole && sample.lines.every((line) => line.trim() === '')) return { reason: 'empty', detail: 'it is empty' };
  return { plan: planOfMapping(mapping, sample, zone, file as string), confidence: 1 };
}

const detailOf = ({ where, remedy }: KnownFailure) => ({ ...(where !== undefined && { where }), ...(remedy !== undefined && { remedy }) });

const asZoneMissing = (failure: KnownFailure): ZoneMissing => new ZoneMissing(failure.code, failure.message, detailOf(failure));

/** The same failure, with the file in front of where it is. */
function placed(failure: KnownFailure, path: string): KnownFailure {
  const where = failure.where === undefined ? path : `${path}, ${failure.where}`;
  return new KnownFailure(failure.code, failure.message, { ...detailOf(failure), where });
}
