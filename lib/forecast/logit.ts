/** log(s / (100 − s)) of a share in per cent. */
export function logit(percent: number): number {
  return Math.log(percent / (100 - percent));
}

/** The share, 0 to 1, whose logit this is. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The number, or the nearer of the two bounds. */
export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
