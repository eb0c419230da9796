// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { SentOnce } from "./sentOnce";

it("keeps its key while the same is sent, and takes another one for something else", () => {
  const sent = new SentOnce();
  const first = sent.headers({ name: "a" });
  expect(sent.headers({ name: "a" })).toEqual(first);
  expect(sent.headers({ name: "b" })).not.toEqual(first);
});

it("takes another key for the same once it is made", () => {
  const sent = new SentOnce();
  const first = sent.headers("task");
  sent.done();
  expect(sent.headers("task")).not.toEqual(first);
});
