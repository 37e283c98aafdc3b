import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first. A clean clone remembers no times, and one of these left for the end would run alone. */
const LONGEST = [
  'test/calibration/uniform-p.test.ts',
  'test/contract/null-worlds.test.ts',
  'test/commands/evaluate.test.ts',
  'test/contract/contract.test.ts',
  'test/calibration/connected-before.test.ts',
  'test/commands/simulate.test.ts',
  'test/calibration/ratio.test.ts',
  'test/calibration/interval-coverage.test.ts',
  'test/calibration/broken-routine.test.ts',
  'test/browser/report-page.test.ts',
  'test/calibration/brought-in.test.ts',
  'test/golden/reports.test.ts',
  'test/calibration/told-apart.test.ts',
  'test/ingest/readers-agree.test.ts',
];

/** Starts the files that are known to take long before all others, and leaves the rest as it is. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
