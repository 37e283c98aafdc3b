import type { ArtifactName, Artifacts, Links } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Store } from '../store/store.ts';
import { buildContacts } from './contacts.ts';
import { buildCoverage } from './coverage.ts';
import { buildDeliveries } from './deliveries.ts';
import { buildEndpoints } from './endpoints.ts';
import { buildExchanges } from './exchanges.ts';
import { buildRhythms } from './rhythms.ts';
import { buildSeries } from './series.ts';
import { buildSessions } from './sessions.ts';
import { buildVisits } from './visits.ts';
import { buildVolumes } from './volumes.ts';

/** Builds artifacts, each at most once, and only when asked. */
export interface Reducer {
  /** @returns the named artifact; the same promise for every call */
  get<N extends ArtifactName>(name: N): Promise<Artifacts[N]>;
  /** Whether it has been asked for before. */
  has(name: ArtifactName): boolean;
  /** Hands on what a linking question inferred, to all who ask for `links` from now on. */
  setLinks(links: Links): void;
}

const NO_LINKS: Links = {
  count: 0,
  a: new Int32Array(),
  b: new Int32Array(),
  score: new Float64Array(),
  q: new Float64Array(),
  support: new Int32Array(),
  by: undefined,
};

/** Artifacts of one store, with local days and hours as `calendar` has them. The store's calendar must be the same. */
export function createReducer(store: Store, calendar: Calendar): Reducer {
  const built = new Map<ArtifactName, Promise<Artifacts[ArtifactName]>>();
  const builders: { [N in ArtifactName]: () => Promise<Artifacts[N]> } = {
    endpoints: () => buildEndpoints(store),
    contacts: async () => buildContacts(store, calendar, (await get('endpoints')).count),
    exchanges: () => buildExchanges(store),
    deliveries: () => buildDeliveries(store),
    rhythms: async () => buildRhythms(store, calendar, (await get('endpoints')).count, await get('coverage')),
    series: async () => buildSeries(store, (await get('endpoints')).count),
    sessions: async () => buildSessions(await get('series')),
    visits: async () => buildVisits(store, (await get('endpoints')).count),
    volumes: async () => buildVolumes(store, (await get('endpoints')).count),
    coverage: () => buildCoverage(store, calendar),
    links: async () => NO_LINKS,
  };

  function get<N extends ArtifactName>(name: N): Promise<Artifacts[N]> {
    let artifact = built.get(name) as Promise<Artifacts[N]> | undefined;
    if (artifact === undefined) {
      artifact = builders[name]();
      built.set(name, artifact);
    }
    return artifact;
  }

  return {
    get,
    has: (name) => built.has(name),
    setLinks(inferred) {
      built.set('links', Promise.resolve(inferred));
    },
  };
}
