/**
 * The flow. A folder imports from those named here, and from itself; what is not named, it may not import.
 * To add an edge, first ask whether the value should not rather be handed on through `model/`.
 */
const EARLIER = ['model', 'stats', 'graph', 'formats', 'store', 'ingest', 'reduce', 'inferences', 'analyze'] as const;

export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: ['model'],
  graph: ['model', 'stats'],
  formats: ['model', 'stats'],
  store: ['model', 'formats'],
  ingest: ['model', 'formats', 'store'],
  reduce: ['model', 'stats', 'formats', 'store'],
  inferences: ['model', 'stats', 'graph'],
  analyze: ['model', 'stats', 'graph', 'formats', 'store', 'ingest', 'reduce', 'inferences'],
  simulate: ['model', 'stats', 'graph', 'formats'],
  evaluate: [...EARLIER, 'simulate'],
  report: ['model'],
  commands: [...EARLIER, 'simulate', 'evaluate', 'report'],
  'index.ts': [...EARLIER, 'simulate', 'evaluate', 'report'],
  'cli.ts': [...EARLIER, 'commands'],
};

/** Where each package may be imported: folders of `src/` or single files. A new dependency states its place here, with the fewest that will do. */
export const PACKAGE_PLACES: Readonly<Record<string, readonly string[]>> = {
  '@duckdb/node-api': ['store'],
  '@preact/signals': ['report/browser'],
  'cli-progress': ['commands'],
  commander: ['commands', 'cli.ts'],
  fflate: ['report'],
  graphology: ['graph', 'report/browser'],
  'graphology-layout-forceatlas2': ['graph'],
  'graphology-layout-noverlap': ['graph'],
  jstat: ['stats'],
  munkres: ['stats'],
  papaparse: ['formats', 'ingest', 'commands/simulate-parquet.ts'],
  preact: ['report'],
  'preact-render-to-string': ['report'],
  'pure-rand': ['stats/random.ts'],
  sigma: ['report/browser'],
  'simple-statistics': ['stats'],
  'temporal-polyfill': ['formats'],
  vite: ['report/browser/vite.config.ts', 'report/browser/bundled-notices.ts'],
  zod: [
    'analyze',
    'commands',
    'formats/mapping-file.ts',
    'simulate/scenario-file.ts',
    'evaluate/expectations.ts',
    'evaluate/truth-schema.ts',
  ],
};
