/** The part of jstat that is used here; the package ships no types. */
declare module 'jstat' {
  const jstat: {
    /** Inverse of the regularised incomplete beta function: x with I_x(a, b) = p. */
    ibetainv(p: number, a: number, b: number): number;
    readonly normal: {
      /** Quantile of the normal law. simple-statistics has one too, good to three digits only. */
      inv(p: number, mean: number, deviation: number): number;
    };
    readonly studentt: {
      /** Quantile of Student's t. */
      inv(p: number, dof: number): number;
    };
  };
  export default jstat;
}
