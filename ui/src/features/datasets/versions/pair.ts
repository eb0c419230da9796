/** The older and the newer of two versions; null where there are not two. */
export function pairOf(chosen: readonly number[]): { readonly from: number; readonly to: number } | null {
  const [one, other] = chosen;
  return one === undefined || other === undefined || one === other
    ? null
    : { from: Math.min(one, other), to: Math.max(one, other) };
}
