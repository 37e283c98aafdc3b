/** The only place that reads the machine's clock; what it gives reaches progress lines and `timings`, never a result. */
export const elapsedSeconds = (since: number): number => (performance.now() - since) / 1000;
export const now = (): number => performance.now();
