/** Which provider sent which month: most once, some twice (the second corrects the first), some not at all. */
import type { WorldPlan } from './options.ts';
import type { Provider } from './providers.ts';
import { hash } from './random.ts';

export interface Submission {
  readonly index: number;
  readonly id: string;
  readonly provider: Provider;
  readonly month: number;
  /** 1 is the primary, 2 its refresh. */
  readonly order: 1 | 2;
  /** A refresh follows, and corrects what is wrong in this one. */
  readonly draft: boolean;
}

export interface Submissions {
  readonly all: readonly Submission[];
  /** In order; empty for a missed month. */
  of(provider: Provider, month: number): readonly Submission[];
  readonly missed: number;
  readonly refreshed: number;
}

/** Of a thousand provider-months. Independent providers miss more, as in the early years of the data set. */
const missedShare = { 'mental-health-trust': 8, 'hospital-trust': 8, independent: 25 } as const;
const refreshedShare = 40;

export function inventSubmissions(providers: readonly Provider[], plan: WorldPlan): Submissions {
  const { seed, firstMonth, lastMonth } = plan;
  const all: Submission[] = [];
  const grid = new Map<number, readonly Submission[]>();
  let missed = 0;
  let refreshed = 0;
  for (const provider of providers)
    for (let month = firstMonth; month <= lastMonth; month += 1) {
      const draw = hash(seed, 3, provider.index, month) % 1000;
      const times =
        draw < missedShare[provider.kind] ? 0 : draw < missedShare[provider.kind] + refreshedShare ? 2 : 1;
      if (times === 0) missed += 1;
      if (times === 2) refreshed += 1;
      const sent = Array.from({ length: times }, (_, i): Submission => {
        const index = all.length + i;
        return {
          index,
          id: String(40_000_000 + index * 37 + (hash(seed, 4, index) % 37)),
          provider,
          month,
          order: i === 0 ? 1 : 2,
          draft: i === 0 && times === 2,
        };
      });
      all.push(...sent);
      grid.set(keyOf(provider, month), sent);
    }
  const none: readonly Submission[] = [];
  return { all, missed, refreshed, of: (provider, month) => grid.get(keyOf(provider, month)) ?? none };
}

const keyOf = (provider: Provider, month: number): number => provider.index * 10_000 + month;
