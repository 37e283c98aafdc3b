import type { Analysis } from '../../src/model/analysis.ts';
import type { EvaluatedCell, Evaluation } from '../../src/model/evaluation.ts';
import { sampleAnalysis } from './sample-analysis.ts';
import { sampleEvaluation } from './sample-evaluation.ts';

/** Names that would run, link, hide, reorder or swell, were they taken for anything but text. */
const HOSTILE_NAMES: readonly string[] = [
  '<script>window.__pwn=1</script>',
  '</script><script>window.__pwn=1</script>',
  '"><img src=x onerror="window.__pwn=1">',
  "' onfocus=window.__pwn=1 autofocus '",
  'javascript:window.__pwn=1',
  '<a href="https://evil.example/">click</a>',
  '</title></style></textarea></svg><svg onload=window.__pwn=1>',
  '<!--<script>',
  '&lt;b&gt; &#x3C;',
  '\u202Egnp.exe\u202C',
  '\u2066\u200Bhidden\u2069\uFEFF',
  '\u001B[31mred\u001B[0m\u001B]8;;https://evil.example\u0007link',
  'nul\u0000inside\u0085next\u2028line',
  '\uD800 lone \uDC00',
  '__proto__',
  'constructor',
  '=HYPERLINK("https://evil.example";"x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  `e${'\u0301'.repeat(400)}`,
  '🏴\u{E0067}\u{E0062}\u{E007F}',
  'x'.repeat(1_000_000),
  '',
  ' ',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like a template.
  '${window.__pwn=1}{{constructor.constructor("window.__pwn=1")()}}',
];

const HOSTILE = HOSTILE_NAMES[2] as string;

/** An evaluation whose file somebody wrote: each of its texts is hostile. */
export function hostileEvaluation(): Evaluation {
  const { worlds, cells, summary, version } = sampleEvaluation();
  const named = (text: string) => `${HOSTILE_NAMES[1]}\u202E${text}`;
  return {
    version,
    worlds: worlds.map((world) => ({ ...world, scenario: named(world.scenario), title: named(world.title) })),
    cells: cells.map((cell) => ({
      ...cell,
      scenario: named(cell.scenario),
      question: named(cell.question),
      observer: named(cell.observer),
      outcome: JSON.parse(JSON.stringify(cell.outcome), (key, value: unknown) =>
        typeof value === 'string' && key !== 'kind' && key !== 'name' ? named(value) : value,
      ) as EvaluatedCell['outcome'],
    })),
    summary: JSON.parse(JSON.stringify(summary), (key, value: unknown) =>
      typeof value === 'string' && key !== 'kind' && key !== 'score' ? named(value) : value,
    ) as Evaluation['summary'],
  };
}

/** The sample with hostile text wherever a log or a path can put text. */
export function hostileAnalysis(): Analysis {
  const sample = sampleAnalysis();
  const { provenance, endpoints } = sample;
  return {
    ...sample,
    endpoints: { ...endpoints, name: endpoints.name.map((name, i) => HOSTILE_NAMES[i % 30] ?? name) },
    provenance: {
      ...provenance,
      options: JSON.parse(`{"__proto__": ${JSON.stringify(HOSTILE)}, "map": ${JSON.stringify(HOSTILE_NAMES[1])}}`) as Record<
        string,
        string
      >,
      inputs: provenance.inputs.map((input) => ({
        ...input,
        path: `${HOSTILE}\u202E${input.path}`,
        unread: HOSTILE_NAMES.slice(0, 16),
        mapping: input.mapping.map((field) => ({ ...field, column: HOSTILE_NAMES[1] as string })),
      })),
      unreadInputs: HOSTILE_NAMES.slice(0, 12).map((path) => ({ path, reason: 'unreadable', detail: HOSTILE })),
    },
    evaluation: hostileEvaluation(),
    outcomes: sample.outcomes.map((outcome) => (outcome.kind === 'failed' ? { ...outcome, message: HOSTILE } : outcome)),
    findings: sample.findings.map((finding) => ({
      ...finding,
      id: `${finding.question}:${HOSTILE}`,
      evidence: finding.evidence.map((evidence) => ({
        ...evidence,
        rows: evidence.rows.map((row, i) => ({ ...row, via: HOSTILE_NAMES[i % HOSTILE_NAMES.length] as string })),
      })),
    })),
  };
}
