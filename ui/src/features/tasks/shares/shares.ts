/** All of the rows, in hundredths of a percent: shares are whole numbers of these, so that they add up exactly. */
export const WHOLE = 10_000;

/**
 * Divides a whole number in proportion to weights: by largest remainder, ties by order. Without any weight, equally.
 *
 * @param weights none of them negative
 */
export function divide(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) {
    return [];
  }
  const sum = weights.reduce((all, each) => all + each, 0);
  const quotas = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length));
  const parts = quotas.map(Math.floor);
  const left = total - parts.reduce((all, each) => all + each, 0);
  const byRemainder = quotas
    .map((quota, at) => ({ at, remainder: quota - Math.floor(quota) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at);
  for (const { at } of byRemainder.slice(0, left)) {
    parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
}

/** Equal shares of all rows. */
export function equalShares(count: number): number[] {
  return divide(
    WHOLE,
    Array.from({ length: count }, () => 1),
  );
}

/**
 * Gives one share another size: the others that are not locked make room, or take what is left, in their proportion.
 *
 * @param shares add up to the whole
 * @returns shares that add up to the whole; the one that was moved as near to what was wanted as locked ones let it
 */
export function moveShare(shares: readonly number[], locked: readonly boolean[], at: number, wanted: number): number[] {
  const isOther = (each: number) => each !== at && !locked[each];
  const others = shares.map((_, each) => each).filter(isOther);
  if (others.length === 0) {
    return [...shares];
  }
  const kept = shares.reduce((sum, share, each) => (each !== at && locked[each] ? sum + share : sum), 0);
  const free = Math.max(0, WHOLE - kept);
  const moved = Math.min(free, Math.max(0, Math.round(wanted)));
  const parts = divide(
    free - moved,
    others.map((each) => shares[each] ?? 0),
  );
  return shares.map((share, each) => {
    const other = others.indexOf(each);
    return each === at ? moved : other < 0 ? share : (parts[other] ?? 0);
  });
}

/** Shares that add up to the whole again after one was taken away: the others in their proportion. */
export function withoutShare(shares: readonly number[], at: number): number[] {
  return divide(
    WHOLE,
    shares.filter((_, each) => each !== at),
  );
}

/** Shares with one more that gets what each would have if all were equal; the others in their proportion. */
export function withShare(shares: readonly number[]): number[] {
  const added = Math.round(WHOLE / (shares.length + 1));
  return [...divide(WHOLE - added, shares), added];
}

/** As a task file writes it: `33.34%`. */
export function percentText(share: number): string {
  return `${share / 100}%`;
}
