/** Bytes that each moment of a and of b sent and received, in step with the moments; NaN where the log states none. */
export interface Sizes {
  readonly outA: Float64Array;
  readonly inA: Float64Array;
  readonly outB: Float64Array;
  readonly inB: Float64Array;
  /** The largest difference at which what one sent may be what the other received. */
  readonly most: number;
}

/** Whether what one of the two sent at its moment may be what the other received at its own: never where one of them sent or received nothing. */
export const areAlike = ({ outA, inA, outB, inB, most }: Sizes, i: number, j: number): boolean =>
  fits(outA[i] as number, inB[j] as number, most) || fits(outB[j] as number, inA[i] as number, most);

const fits = (sent: number, received: number, most: number): boolean => sent > 0 && received > 0 && Math.abs(sent - received) <= most;
