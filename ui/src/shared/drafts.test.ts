// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ExactNumber } from "../api/exactJson";
import { DRAFTS_MAX, dropDraft, readDraft, writeDraft } from "./drafts";

const draft = (content: object, by = "me", at = "2026-11-28T10:00:00.000Z") => ({ at, by, content });

beforeEach(() => localStorage.clear());

describe("drafts", () => {
  it("are found under their own key only", () => {
    expect(writeDraft("template.new", draft({ name: "new" }))).toBe(true);
    expect(writeDraft("template.a", draft({ name: "a" }))).toBe(true);
    expect(readDraft("template.new")?.content).toEqual({ name: "new" });
    expect(readDraft("template.a")?.content).toEqual({ name: "a" });
    expect(readDraft("template")).toBeNull();
    expect(readDraft("template.b")).toBeNull();
    expect(readDraft("task.new")).toBeNull();
  });

  it("keep what was emptied empty over what the form begins with", () => {
    const fields = {
      distinctOn: undefined,
      seed: null,
      values: { level: undefined, topic: "x" },
      list: [{ a: undefined }],
    };
    writeDraft("task.clone.a", draft(fields));
    const kept = { distinctOn: ["question"], seed: 7, ...readDraft<object>("task.clone.a")?.content };
    expect(kept).toStrictEqual({ ...fields, seed: undefined });
  });

  it("keep the digits of numbers", () => {
    writeDraft("task.new", draft({ values: { rate: new ExactNumber("1.10") } }));
    expect(readDraft("task.new")?.content).toEqual({ values: { rate: new ExactNumber("1.10") } });
  });

  it("of two opened forms stand beside each other", () => {
    writeDraft("template.new", draft({ name: "theirs" }, "they", "2026-11-28T10:00:01.000Z"));
    writeDraft("template.new", draft({ name: "mine" }));
    expect(readDraft("template.new")?.content).toEqual({ name: "theirs" });
    expect(readDraft("template.new", "me")?.content).toEqual({ name: "mine" });
    expect(readDraft("template.new", "nobody")?.content).toEqual({ name: "theirs" });
    dropDraft("template.new", "they", "2026-11-28T10:00:00.000Z");
    expect(readDraft("template.new")?.content).toEqual({ name: "theirs" });
    dropDraft("template.new", "they", "2026-11-28T10:00:01.000Z");
    expect(readDraft("template.new")?.content).toEqual({ name: "mine" });
    dropDraft("template.new", "me");
    expect(readDraft("template.new")).toBeNull();
  });

  it.each(["", "{", "null", "3", '"x"', "[]", '{"at":"now","by":"me","content":{}}', '{"at":"2026-11-28","by":"me"}'])(
    "that are %j are none, and do not stand in the way",
    (text) => {
      localStorage.setItem("winnow.draft.1.x@me", text);
      expect(readDraft("x")).toBeNull();
      dropDraft("x", "me");
      expect(localStorage.getItem("winnow.draft.1.x@me")).toBeNull();
    },
  );

  it("are forgotten from the oldest on where there are many", () => {
    localStorage.setItem("winnow.language", "zh");
    for (let at = 0; at <= DRAFTS_MAX; at++) {
      writeDraft(`template.${at}`, draft({ at }, "me", new Date(Date.UTC(2026, 10, 1 + at)).toISOString()));
    }
    expect(readDraft("template.0")).toBeNull();
    expect(readDraft("template.1")).not.toBeNull();
    expect(readDraft(`template.${DRAFTS_MAX}`)).not.toBeNull();
    expect(localStorage.getItem("winnow.language")).toBe("zh");
  });

  it("say where nothing can be kept", () => {
    vi.stubGlobal("localStorage", {
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    expect(writeDraft("template.new", draft({ name: "new" }))).toBe(false);
    vi.unstubAllGlobals();
    expect(readDraft("template.new")).toBeNull();
  });
});
