import { posix } from 'node:path';
import { MAY_IMPORT, PACKAGE_PLACES } from './folders.ts';
import type { SourceFacts } from './read-source.ts';

export interface Rule {
  readonly name: string;
  /** What the offender is to do. */
  readonly advice: string;
  /** What in the file breaks the rule; empty for nothing. */
  readonly offences: (source: SourceFacts) => readonly string[];
  /** Files that break it for a stated reason. An entry that no longer breaks it fails the test. */
  readonly except: Readonly<Record<string, string>>;
  /** Sources that break it, each of which must be caught. */
  readonly planted: readonly { readonly path: string; readonly text: string }[];
}

const isIn = (path: string, ...places: string[]): boolean =>
  places.some((place) => path === `src/${place}` || path.startsWith(`src/${place}/`));

/** First step below `src/`: a folder, or a file that stands there alone. */
const folderOf = (path: string): string => path.split('/')[1] as string;

/** Files of this repository that a source imports. */
const ownImports = ({ path, imports }: SourceFacts): string[] =>
  imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => posix.join(posix.dirname(path), specifier));

const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const packages = ({ imports }: SourceFacts): string[] =>
  imports.filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:')).map(packageOf);

const builtIns = ({ imports }: SourceFacts): string[] => imports.filter((specifier) => specifier.startsWith('node:'));

const used = ({ uses }: SourceFacts, banned: readonly string[]): string[] => banned.filter((use) => uses.has(use));

const NETWORK = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/promises'];

const LOCAL_TIME = ['getHours', 'getMinutes', 'getDate', 'getDay', 'getMonth', 'getFullYear', 'getTimezoneOffset'];

export const RULES: readonly Rule[] = [
  {
    name: 'folders import along the flow',
    advice: 'Move the shared value into model/ (a type), stats/ or graph/ (a computation), or have the caller hand it in.',
    offences: (source) =>
      ownImports(source)
        .map(folderOf)
        .filter((folder) => folder !== folderOf(source.path) && folder !== '..' && !MAY_IMPORT[folderOf(source.path)]?.includes(folder)),
    except: {},
    planted: [
      { path: 'src/model/a.ts', text: "import { b } from '../stats/b.ts';" },
      { path: 'src/stats/a.ts', text: "import type { CsrGraph } from '../graph/csr.ts';" },
      { path: 'src/graph/a.ts', text: "export { b } from '../formats/b.ts';" },
      { path: 'src/inferences/ties/a.ts', text: "import type { Store } from '../../store/store.ts';" },
      { path: 'src/inferences/ties/b.ts', text: "type Reducer = import('../../reduce/reduce.ts').Reducer;" },
      { path: 'src/reduce/a.ts', text: "const { analyze } = await import('../analyze/analyze.ts');" },
      { path: 'src/report/view/a.tsx', text: "import { csr } from '../../graph/csr.ts';" },
      { path: 'src/somewhere-new/a.ts', text: "import { b } from '../model/b.ts';" },
    ],
  },
  {
    name: 'imports stay inside src/',
    advice: 'Fixtures and tests read the source, never the other way; read package.json at run time if you must.',
    offences: (source) => ownImports(source).filter((path) => !path.startsWith('src/')),
    except: {},
    planted: [{ path: 'src/stats/a.ts', text: "import { karate } from '../../test/graph/karate.ts';" }],
  },
  {
    name: 'a question imports no other question',
    advice: 'Put what two questions share into stats/ or graph/; links reach other questions as the artifact `links`.',
    offences: (source) =>
      isIn(source.path, 'inferences') && source.path !== 'src/inferences/index.ts'
        ? ownImports(source).filter((path) => isIn(path, 'inferences'))
        : [],
    except: {},
    planted: [
      { path: 'src/inferences/groups/a.ts', text: "import { b } from './b.ts';" },
      { path: 'src/inferences/groups/c.ts', text: "import { inferences } from '../index.ts';" },
    ],
  },
  {
    name: 'the page and the Node side meet only in report/view',
    advice: 'What both need goes to report/view, which knows neither Node nor the DOM.',
    offences: (source) => {
      if (isIn(source.path, 'report/browser'))
        return ownImports(source).filter((path) => isIn(path, 'report') && !isIn(path, 'report/browser', 'report/view'));
      return isIn(source.path, 'report') ? ownImports(source).filter((path) => isIn(path, 'report/browser')) : [];
    },
    except: {},
    planted: [
      { path: 'src/report/html.ts', text: "import { start } from './browser/app.tsx';" },
      { path: 'src/report/browser/a.ts', text: "import { writeHtml } from '../html.ts';" },
    ],
  },
  {
    name: 'each package has its place',
    advice: 'Call the folder that owns the package. A new package, or a new place for one, is stated in folders.ts.',
    offences: (source) => packages(source).filter((name) => !isIn(source.path, ...(PACKAGE_PLACES[name] ?? []))),
    except: {},
    planted: [
      { path: 'src/reduce/a.ts', text: "import { DuckDBInstance } from '@duckdb/node-api';" },
      { path: 'src/commands/a.ts', text: "const duckdb = await import('@duckdb/node-api');" },
      { path: 'src/report/view/a.tsx', text: "import Sigma from 'sigma';" },
      { path: 'src/analyze/a.ts', text: "import Papa from 'papaparse';" },
      { path: 'src/simulate/a.ts', text: "import { uniformInt } from 'pure-rand/distribution/uniformInt';" },
      { path: 'src/stats/a.ts', text: "import _ from 'lodash';" },
    ],
  },
  {
    name: 'the science and the page know no Node',
    advice: 'Take bytes, text or an instant as a parameter; files and processes belong to ingest, store, analyze, report and commands.',
    offences: (source) =>
      isIn(source.path, 'model', 'stats', 'graph', 'inferences', 'report/view', 'report/browser') ? builtIns(source) : [],
    except: {
      'src/report/browser/vite.config.ts': 'runs at build time, in Node',
      'src/report/browser/bundled-notices.ts': 'runs at build time, in Node',
    },
    planted: [
      { path: 'src/inferences/ties/a.ts', text: "import { readFileSync } from 'node:fs';" },
      { path: 'src/report/view/a.tsx', text: "import { join } from 'node:path';" },
    ],
  },
  {
    name: 'only the page touches the DOM',
    advice: 'Return data or markup; report/browser draws it.',
    offences: (source) =>
      isIn(source.path, 'report/browser')
        ? []
        : used(source, ['document.', 'window.', 'navigator.', 'localStorage.', 'new ResizeObserver/1']),
    except: {},
    planted: [{ path: 'src/report/view/a.tsx', text: "export const root = () => document.getElementById('root');" }],
  },
  {
    name: 'chance is seeded',
    advice: 'Take a Random as a parameter, and fork it by a label.',
    offences: (source) =>
      used(source, ['Math.random', 'crypto.getRandomValues', 'crypto.randomUUID', 'randomUUID()', 'randomBytes()', 'randomInt()']),
    except: { 'src/commands/write-files.ts': 'names the temporary file that an output is renamed from; nothing of it is left' },
    planted: [
      { path: 'src/graph/a.ts', text: 'export const pick = () => Math.random();' },
      { path: 'src/graph/b.ts', text: 'export const pick = () => globalThis.Math.random();' },
    ],
  },
  {
    name: 'the clock is read in one file',
    advice: 'Nothing that reaches an output may depend on now; for progress, use commands/clock.ts.',
    offences: (source) =>
      used(source, ['Date.now', 'new Date/0', 'Date()', 'performance.now', 'performance.timeOrigin', 'process.hrtime', 'process.uptime']),
    except: { 'src/commands/clock.ts': 'the one file' },
    planted: [
      { path: 'src/analyze/a.ts', text: 'export const at = Date.now();' },
      { path: 'src/analyze/b.ts', text: 'export const at = new Date().toISOString();' },
      { path: 'src/report/browser/a.ts', text: 'export const at = () => performance.now();' },
    ],
  },
  {
    name: 'nothing depends on the zone or language of the host',
    advice: 'Use the Calendar for local time, the formatters of report/view for text, and `<` to order strings.',
    offences: (source) =>
      used(source, [
        ...LOCAL_TIME.map((getter) => `.${getter}`),
        ...[2, 3, 4, 5, 6, 7].map((count) => `new Date/${count}`),
        ...['.localeCompare', '.toLocaleString', '.toLocaleDateString', '.toLocaleTimeString', '.toLocaleUpperCase', '.toLocaleLowerCase'],
        ...['Intl.DateTimeFormat', 'Intl.NumberFormat', 'Intl.Collator', 'Intl.PluralRules', 'Intl.ListFormat', 'Intl.RelativeTimeFormat'],
      ]),
    except: {},
    planted: [
      { path: 'src/reduce/a.ts', text: 'export const hour = (at: number) => new Date(at).getHours();' },
      { path: 'src/reduce/b.ts', text: 'export const at = new Date(2017, 2, 22);' },
      { path: 'src/report/view/a.ts', text: 'export const text = (n: number) => n.toLocaleString();' },
      { path: 'src/commands/a.ts', text: 'export const order = (a: string, b: string) => a.localeCompare(b);' },
    ],
  },
  {
    name: 'only the command line ends the process',
    advice: 'Throw a KnownFailure; cli.ts turns it into an exit code.',
    offences: (source) => (source.path === 'src/cli.ts' ? [] : used(source, ['process.exit', 'process.abort', 'process.kill'])),
    except: {},
    planted: [{ path: 'src/commands/a.ts', text: 'process.exit(2);' }],
  },
  {
    name: 'nothing is turned from text into markup or code',
    advice: 'Build nodes and text; what a log contained stays text.',
    offences: (source) =>
      used(source, [
        ...['.innerHTML', '.outerHTML', '.insertAdjacentHTML', '.srcdoc', '.createContextualFragment', '.setHTMLUnsafe'],
        ...['document.write', 'document.writeln', '<dangerouslySetInnerHTML>', '<innerHTML>', '<srcdoc>', '<srcDoc>'],
        ...['eval()', 'Function()', 'new Function/1', 'new Function/2', 'new DOMParser/0'],
      ]),
    except: {},
    planted: [
      { path: 'src/report/browser/a.ts', text: 'export const show = (node: Element, name: string) => { node.innerHTML = name; };' },
      { path: 'src/report/browser/b.ts', text: "export const show = (node: Element, name: string) => { node['innerHTML'] = name; };" },
      {
        path: 'src/report/view/a.tsx',
        text: 'export const A = ({ name }: { name: string }) => <b dangerouslySetInnerHTML={{ __html: name }} />;',
      },
      { path: 'src/analyze/a.ts', text: 'export const run = (code: string) => eval(code);' },
      { path: 'src/analyze/b.ts', text: 'export const run = (code: string) => new Function(code);' },
    ],
  },
  {
    name: 'no network',
    advice: 'The tool reads logs. It opens no connection, and the page loads nothing.',
    offences: (source) => [
      ...builtIns(source).filter((name) => NETWORK.includes(name)),
      ...used(source, ['fetch()', 'new XMLHttpRequest/0', 'new WebSocket/1', 'new EventSource/1', 'navigator.sendBeacon', 'new Image/0']),
    ],
    except: {},
    planted: [
      { path: 'src/ingest/a.ts', text: "import { get } from 'node:https';" },
      { path: 'src/report/browser/a.ts', text: "export const load = () => fetch('x.json');" },
      { path: 'src/report/browser/b.ts', text: "export const load = () => window.fetch('x.json');" },
    ],
  },
  {
    name: 'names say what a file holds',
    advice: 'Lower-case words joined by hyphens, and never a drawer for odds and ends: name the one concept that the file holds.',
    offences: ({ path }) =>
      path
        .split('/')
        .filter(
          (step) =>
            !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(step) || /(^|-)(utils?|helpers?|common|managers?|misc)(-|\.|$)/.test(step),
        ),
    except: {},
    planted: [
      { path: 'src/stats/utils.ts', text: '' },
      { path: 'src/stats/date-helpers.ts', text: '' },
      { path: 'src/common/a.ts', text: '' },
      { path: 'src/store/session-manager.ts', text: '' },
      { path: 'src/stats/poissonBinomial.ts', text: '' },
    ],
  },
  {
    name: 'a file can be read in one sitting',
    advice: 'Most files are under 120 lines. Over 250, look for the second concept in it.',
    offences: ({ lines }) => (lines > 250 ? [`${lines} lines`] : []),
    except: {},
    planted: [{ path: 'src/stats/a.ts', text: 'export const a = 1;\n'.repeat(251) }],
  },
];
