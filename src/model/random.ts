/** A seeded source of randomness, passed in wherever chance is needed. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer in [0, bound). */
  below(bound: number): number;
  /** An independent generator named by `label`; the same label gives the same generator, whatever was drawn before. */
  fork(label: string): Random;
}
