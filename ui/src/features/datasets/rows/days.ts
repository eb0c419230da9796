const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The first moment of a day as the browser's clock has it, as the service takes it; null where it is no day. */
export function startOf(day: string): string | null {
  return momentOf(day, 0);
}

/** The last moment of a day. */
export function endOf(day: string): string | null {
  return momentOf(day, 1);
}

function momentOf(day: string, days: 0 | 1): string | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (year === undefined) {
    return null;
  }
  const moment = new Date(Number(year), Number(month) - 1, Number(date) + days, 0, 0, 0, -days);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The day of a moment, as a field for days has it; empty where there is none. */
export function dayOf(moment: string | null | undefined): string {
  const date = new Date(moment ?? "");
  if (Number.isNaN(date.getTime())) {
    return "";
  }
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
