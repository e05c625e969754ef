/** Counts by label, in the order in which the labels first came. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(label: string, by = 1): void {
    this.#counts.set(label, this.of(label) + by);
  }

  of(label: string): number {
    return this.#counts.get(label) ?? 0;
  }

  /** Sorted by label. */
  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** One tally for each of several questions. */
export class Tallies {
  readonly #tallies = new Map<string, Tally>();

  add(question: string, label: string): void {
    const tally = this.#tallies.get(question) ?? new Tally();
    tally.add(label);
    this.#tallies.set(question, tally);
  }

  of(question: string): Tally {
    return this.#tallies.get(question) ?? new Tally();
  }

  all(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    return Object.fromEntries([...this.#tallies].map(([question, tally]) => [question, tally.all()]));
  }
}
