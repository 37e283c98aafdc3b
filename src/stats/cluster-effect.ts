/** Sums over clusters of yes-or-no outcomes, for {@link ClusterEffect}. */
export interface Cluster {
  readonly successes: number;
  readonly trials: number;
}

/**
 * How many yes-or-no outcomes one independent one stands for, where outcomes of a cluster hang together, pooled over many series that
 * each have a chance of their own. Of one series with clusters of n_d trials, x_d successes and share p in all, Σ (x_d − n_d p)² is
 * p (1 − p) (n − Σ n_d² / n) on average if they do not; the ratio of the pooled sums is the effect (J. N. K. Rao, A. J. Scott, A simple
 * method for the analysis of clustered binary data, Biometrics 48 (1992) 577–585).
 */
export class ClusterEffect {
  private found = 0;
  private expected = 0;

  /** Series with less than two clusters, or with one outcome only, say nothing and are passed over. */
  add(clusters: readonly Cluster[]): void {
    let [trials, successes, squares] = [0, 0, 0];
    for (const one of clusters) {
      trials += one.trials;
      successes += one.successes;
      squares += one.trials ** 2;
    }
    if (clusters.length < 2 || successes === 0 || successes === trials) return;
    const share = successes / trials;
    let residue = 0;
    for (const one of clusters) residue += (one.successes - one.trials * share) ** 2;
    this.found += residue;
    this.expected += share * (1 - share) * (trials - squares / trials);
  }

  /** At least 1; 1 where nothing was added. */
  get value(): number {
    return this.expected > 0 ? Math.max(1, this.found / this.expected) : 1;
  }
}
