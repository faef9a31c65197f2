const ORDINALS = ['Recount', 'Recount', 'Second recount', 'Third recount', 'Fourth recount'];

/** "Recount", "Second recount", "Recount 6". */
export function recountWords(recount: number): string {
  return ORDINALS[recount] ?? `Recount ${recount}`;
}
