import { isNumber } from "../api/exactJson";

/** What is wrong with the address of a service, by the service's own rule; null where nothing is. */
export function wrongInAddress(value: string): "form.address" | "form.address.rest" | "form.address.user" | null {
  const text = value.trim();
  if (/^https?:\/\/[^/?#]*@/i.test(text)) {
    return "form.address.user";
  }
  try {
    if (!["http:", "https:"].includes(new URL(text).protocol)) {
      return "form.address";
    }
  } catch {
    return "form.address";
  }
  return /[?#]/.test(text) ? "form.address.rest" : null;
}

/** The bounds of a number; a side without one has none. */
export interface Bounds {
  readonly min?: number | null;
  readonly max?: number | null;
}

/** Which text says what the bounds are; null where there are none. */
export function boundsText({ min, max }: Bounds): "form.range" | "form.atLeast" | "form.atMost" | null {
  const [low, high] = [isBound(min), isBound(max)];
  return low && high ? "form.range" : low ? "form.atLeast" : high ? "form.atMost" : null;
}

export function isWithin(value: unknown, { min, max }: Bounds): boolean {
  const number = isNumber(value) ? Number(value) : Number.NaN;
  return !Number.isNaN(number) && (!isBound(min) || number >= min) && (!isBound(max) || number <= max);
}

function isBound(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

/** A name that a variable of the environment can have. */
export function isVariableName(value: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(value.trim());
}
