/**
 * In place of what Next.js does for browsers of before 2020. Those that draw these pages know all of it, and lack one
 * thing that the pages use: phones that stay with iOS 16 have no `Map.groupBy`.
 */
Map.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

export {};
