/** Counts by key. A key whose count is zero is left out, so that equal totals are equal objects. */
export type Counts<Key extends string> = Readonly<Partial<Record<Key, number>>>;

/** Adds or, with a negative factor, takes away. A count that comes to zero is left out. */
export function addCounts<Key extends string>(
  left: Counts<Key>,
  right: Counts<Key>,
  factor: 1 | -1 = 1,
): Counts<Key> {
  const sum: Partial<Record<Key, number>> = { ...left };
  for (const [key, count] of entriesOf(right)) {
    const total = (sum[key] ?? 0) + factor * count;
    if (total === 0) delete sum[key];
    else sum[key] = total;
  }
  return sum;
}

export function entriesOf<Key extends string>(counts: Counts<Key>): readonly (readonly [Key, number])[] {
  return Object.entries(counts) as [Key, number][];
}

export function countOf<Key extends string>(counts: Counts<Key>, key: Key): number {
  return counts[key] ?? 0;
}
