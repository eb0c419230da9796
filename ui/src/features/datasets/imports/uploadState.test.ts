import { expect, it } from "vitest";
import { NO_UPLOAD, percentSent, type UploadEvent, type UploadState, uploadAfter } from "./uploadState";

const after = (...events: UploadEvent[]): UploadState => events.reduce(uploadAfter, NO_UPLOAD);
const begin = { type: "begin", name: "rows.csv", total: 1_000 } as const;

it("goes from the first byte to the answer", () => {
  expect(after(begin)).toEqual({ step: "sending", name: "rows.csv", sent: 0, total: 1_000 });
  expect(after(begin, { type: "progress", sent: 250 })).toMatchObject({ sent: 250 });
  expect(after(begin, { type: "progress", sent: 250 }, { type: "done", id: "1" })).toEqual({ step: "sent", id: "1" });
});

it("never goes back, and never beyond the end", () => {
  const sent = (...counts: number[]) => after(begin, ...counts.map((it) => ({ type: "progress", sent: it }) as const));
  expect(sent(500, 300)).toMatchObject({ sent: 500 });
  expect(sent(2_000)).toMatchObject({ sent: 1_000 });
});

it("is not changed by what comes late", () => {
  const late: UploadEvent[] = [
    { type: "progress", sent: 5 },
    { type: "done", id: "1" },
    { type: "fail", error: "x" },
  ];
  for (const event of late) {
    expect(after(begin, { type: "stop" }, event)).toEqual(NO_UPLOAD);
  }
});

it("says which file failed, and begins again", () => {
  const failed = after(begin, { type: "fail", error: "away" });
  expect(failed).toEqual({ step: "failed", name: "rows.csv", error: "away" });
  expect(uploadAfter(failed, begin)).toMatchObject({ step: "sending", sent: 0 });
});

it("is complete where there is nothing to send", () => {
  expect(percentSent({ sent: 0, total: 0 })).toBe(100);
  expect(percentSent({ sent: 333, total: 1_000 })).toBe(33);
});
