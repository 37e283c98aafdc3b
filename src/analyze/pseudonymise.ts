import { createHmac } from 'node:crypto';
import type { Analysis, EvidenceRow, Provenance } from '../model/analysis.ts';

/** How names are hidden: numbered within one analysis, or by a key, the same over all that share it. */
export type Pseudonyms = { readonly by: 'number' } | { readonly by: 'key'; readonly key: Uint8Array };

type Rename = (name: string, ordinal: number) => string;

function renamer(pseudonyms: Pseudonyms, prefix: string): Rename {
  if (pseudonyms.by === 'number') return (_, ordinal) => `${prefix}-${String(ordinal).padStart(4, '0')}`;
  // Twelve hexadecimal digits: two of a million names share one with a chance of about one in 560.
  return (name) => `${prefix}-${createHmac('sha256', pseudonyms.key).update(`${prefix}\0${name}`).digest('hex').slice(0, 12)}`;
}

/** Hides the paths of inputs; what they are is left to say: format, size, hash, rows. */
function hidePaths(provenance: Provenance, pseudonyms: Pseudonyms): Provenance {
  const input = renamer(pseudonyms, 'input');
  const unread = renamer(pseudonyms, 'unread');
  const shown = new Map(provenance.inputs.map(({ path }, i) => [path, input(path, i + 1)]));
  const longestFirst = [...shown.keys()].sort((a, b) => b.length - a.length);
  // A copy names what it is a copy of: the only path that stands in a sentence.
  const hideOriginal = (detail: string) => {
    const original = longestFirst.find((path) => detail.endsWith(` as ${path}`));
    return original === undefined ? detail : `${detail.slice(0, -original.length)}${shown.get(original)}`;
  };
  return {
    ...provenance,
    pseudonymised: pseudonyms.by === 'number' ? 'numbered' : 'keyed',
    inputs: provenance.inputs.map((source) => ({ ...source, path: shown.get(source.path) as string })),
    unreadInputs: provenance.unreadInputs.map((file, i) => ({
      ...file,
      path: unread(file.path, i + 1),
      detail: hideOriginal(file.detail),
    })),
  };
}

/**
 * Replaces every name of an endpoint, server, place and file. Numbers follow the ids of endpoints, which follow behaviour:
 * repeatable for one input, useless across inputs.
 */
export function pseudonymise(analysis: Analysis, pseudonyms: Pseudonyms): Analysis {
  const person = renamer(pseudonyms, 'e');
  const server = renamer(pseudonyms, 'v');
  const cited = analysis.findings.flatMap(({ evidence }) =>
    evidence.flatMap(({ rows }) => rows.flatMap(({ via }) => (via === null ? [] : [via]))),
  );
  // By first citation: an order by name would be told by the numbers.
  const servers = new Map([...new Set(cited)].map((via, i) => [via, server(via, i + 1)]));
  const hideRow = (row: EvidenceRow): EvidenceRow => ({ ...row, via: row.via === null ? null : (servers.get(row.via) as string) });
  const { endpoints, places } = analysis;
  const spot = renamer(pseudonyms, 'p');
  return {
    ...analysis,
    provenance: hidePaths(analysis.provenance, pseudonyms),
    endpoints: { ...endpoints, name: endpoints.name.map((name, i) => person(name, (endpoints.id[i] as number) + 1)) },
    ...(places && { places: places.map((name, i) => spot(name, i + 1)) }),
    findings: analysis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((evidence) => ({ ...evidence, rows: evidence.rows.map(hideRow) })),
    })),
  };
}
