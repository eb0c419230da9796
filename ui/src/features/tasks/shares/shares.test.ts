import { describe, expect, it } from "vitest";
import { divide, equalShares, moveShare, percentText, WHOLE, withoutShare, withShare } from "./shares";

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** Numbers that look random, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

describe("shares", () => {
  it("are divided by largest remainder, ties by order", () => {
    expect(divide(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(divide(1000, [30, 50, 20])).toEqual([300, 500, 200]);
    expect(divide(7, [0, 0])).toEqual([4, 3]);
    expect(divide(5, [])).toEqual([]);
    expect(equalShares(3)).toEqual([3334, 3333, 3333]);
  });

  it("move at the cost of the others, in their proportion", () => {
    expect(moveShare([3000, 5000, 2000], [], 2, 4500)).toEqual([2063, 3437, 4500]);
    expect(moveShare([5000, 3000, 2000], [], 0, 0)).toEqual([0, 6000, 4000]);
    expect(moveShare([10_000, 0, 0], [], 0, 4000)).toEqual([4000, 3000, 3000]);
  });

  it("leave locked ones as they are, and stop where these begin", () => {
    expect(moveShare([3000, 5000, 2000], [false, true, false], 0, 4000)).toEqual([4000, 5000, 1000]);
    expect(moveShare([3000, 5000, 2000], [false, true, false], 0, 9000)).toEqual([5000, 5000, 0]);
    expect(moveShare([3000, 5000, 2000], [false, true, true], 0, 9000)).toEqual([3000, 5000, 2000]);
    expect(moveShare([10_000], [], 0, 400)).toEqual([10_000]);
  });

  it("always add up to exactly 100.0 %, whatever is moved, added, removed or locked", () => {
    const next = numbers(6);
    for (let run = 0; run < 500; run++) {
      let shares = equalShares(1 + next(12));
      for (let move = 0; move < 8; move++) {
        const at = next(shares.length);
        const kind = next(4);
        if (kind === 0) {
          shares = withShare(shares);
        } else if (kind === 1 && shares.length > 1) {
          shares = withoutShare(shares, at);
        } else {
          const locked = shares.map(() => next(3) === 0);
          const before = shares;
          shares = moveShare(shares, locked, at, next(11_000) - 500);
          shares.forEach((share, each) => {
            if (locked[each] && each !== at) {
              expect(share).toBe(before[each]);
            }
          });
        }
        expect(sumOf(shares)).toBe(WHOLE);
        expect(shares.every((share) => share >= 0 && Number.isInteger(share))).toBe(true);
      }
    }
  });

  it("are written as a task file does", () => {
    expect(equalShares(3).map(percentText)).toEqual(["33.34%", "33.33%", "33.33%"]);
    expect(percentText(3000)).toBe("30%");
    expect(percentText(57)).toBe("0.57%");
  });
});
