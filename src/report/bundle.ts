import { readFileSync } from 'node:fs';
import { KnownFailure } from '../model/failure.ts';

/** What the page is made of besides data: the same bytes in every report of one release. */
export interface ReportBundle {
  readonly script: string;
  readonly style: string;
  /** Licences of the libraries inside the script. */
  readonly notices: string;
}

/** The build writes it beside this file's compiled form; the same address holds when this file runs from its source. */
const BUILT = new URL('../../dist/report/browser/', import.meta.url);

/** Reads the built bundle. Throws a {@link KnownFailure} that names the build where there is none. */
export function readBundle(folder: URL = BUILT): ReportBundle {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  try {
    return { script: read('app.js'), style: read('app.css'), notices: read('notices.txt') };
  } catch {
    throw new KnownFailure('output', 'the browser part of the report has not been built', {
      where: 'dist/report/browser',
      remedy: 'run `npm run build`, then try again',
    });
  }
}
