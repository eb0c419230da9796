import type { Say } from "./types";

const NOTHING = "–";
const WEEK_SECONDS = 7 * 24 * 3600;

export type Formats = ReturnType<typeof formats>;

/** Numbers, times and durations in one locale. Of nothing (`null`) each makes a dash. */
export function formats(locale: string, say: Say) {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1, useGrouping: true });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });

  const number = (value: number, digitsMax?: number) =>
    digitsMax === undefined
      ? plain.format(value)
      : new Intl.NumberFormat(locale, { maximumFractionDigits: digitsMax }).format(value);

  function ago(iso: string, now: number): string {
    const seconds = Math.round((now - Date.parse(iso)) / 1000);
    if (seconds >= WEEK_SECONDS) {
      return dateTime.format(new Date(iso));
    }
    for (const [unit, size] of [["day", 86_400] as const, ["hour", 3600] as const, ["minute", 60] as const]) {
      if (seconds >= size) {
        // Intl writes no blank between a number and its unit here; everywhere else on the page there is one.
        return relative.format(-Math.floor(seconds / size), unit).replace(/^(\d+)(?=\p{Script=Han})/u, "$1 ");
      }
    }
    return say("time.justNow");
  }

  function duration(seconds: number): string {
    const whole = Math.round(seconds);
    if (seconds < 10) {
      return say("unit.seconds", { value: number(seconds, 1) });
    }
    const parts = [
      [Math.floor(whole / 86_400), "unit.days"],
      [Math.floor(whole / 3600) % 24, "unit.hours"],
      [Math.floor(whole / 60) % 60, "unit.minutes"],
      [whole % 60, "unit.seconds"],
    ] as const;
    const first = parts.findIndex(([value]) => value > 0);
    return parts
      .slice(first, first + 2)
      .filter(([value], index) => value > 0 || index === 0)
      .map(([value, unit]) => say(unit, { value: number(value) }))
      .join(" ");
  }

  function bytes(value: number): string {
    const units = ["B", "KB", "MB", "GB", "TB"];
    const power = Math.min(Math.floor(Math.log(Math.max(value, 1)) / Math.log(1000)), units.length - 1);
    return `${number(value / 1000 ** power, power === 0 ? 0 : 1)} ${units[power]}`;
  }

  const some =
    <T>(write: (value: T) => string) =>
    (value: T | null | undefined) =>
      value === null || value === undefined ? NOTHING : write(value);

  return {
    number: (value: number | null | undefined, digitsMax?: number) =>
      some((it: number) => number(it, digitsMax))(value),
    /** Of a share from 0 to 100, as the service gives it. */
    percent: some((value: number) => share.format(value / 100)),
    /** Short, for places where the exact number stands nearby: 12.3K. */
    compact: some((value: number) => short.format(value)),
    dateTime: some((iso: string) => dateTime.format(new Date(iso))),
    time: some((iso: string) => time.format(new Date(iso))),
    /** 5 minutes ago; from a week on the date. */
    ago: (iso: string | null | undefined, now = Date.now()) => some((it: string) => ago(it, now))(iso),
    /** 1 h 5 min; the two largest units. */
    duration: some(duration),
    millis: some((value: number) =>
      value < 1000 ? say("unit.millis", { value: number(value, 0) }) : duration(value / 1000),
    ),
    bytes: some(bytes),
    list: (values: readonly string[]) => list.format(values),
  };
}
