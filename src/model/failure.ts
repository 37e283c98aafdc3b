/** Exit codes of the command line, the same everywhere. */
export const EXIT = {
  done: 0,
  checkFailed: 1,
  usage: 2,
  unreadable: 3,
  rejected: 4,
  output: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type FailureCode = 'checkFailed' | 'usage' | 'unreadable' | 'rejected' | 'output' | 'interrupted';

/** A failure that is not a bug of the tool: it says what, where and what to try, and carries an exit code. Its texts never quote a log's row. */
export class KnownFailure extends Error {
  readonly code: FailureCode;
  /** File, line and column, option, or whatever else says where. */
  readonly where: string | undefined;
  readonly remedy: string | undefined;

  constructor(code: FailureCode, what: string, detail: { where?: string; remedy?: string } = {}) {
    super(what);
    this.name = 'KnownFailure';
    this.code = code;
    this.where = detail.where;
    this.remedy = detail.remedy;
  }
}
