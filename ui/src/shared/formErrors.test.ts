import { expect, it } from "vitest";
import { sentences } from "../text/sentences";
import { plain, type Said } from "../text/service/said";
import { translate } from "../text/zh";
import { nearest, sentence } from "./formErrors";

it("finds the field that the service means, or the one around it", () => {
  const names = [["name"], ["limits", "requestsPerMinute"], ["examples"], ["examples", 2, "user"], ["values", "a.b"]];
  expect(nearest(names, "name")).toEqual(["name"]);
  expect(nearest(names, "limits.requestsPerMinute")).toEqual(["limits", "requestsPerMinute"]);
  expect(nearest(names, "examples[2].user")).toEqual(["examples", 2, "user"]);
  expect(nearest(names, "examples[3].user")).toEqual(["examples"]);
  expect(nearest(names, "values.a.b")).toEqual(["values", "a.b"]);
  expect(nearest(names, "names")).toBeNull();
  expect(nearest(names, "")).toBeNull();
});

const asItIs = ({ message }: Said) => message;
const inChinese = (said: Said) => sentences(...translate(said).map((part) => part.text));

it("makes sentences of what the service says of a field", () => {
  expect(sentence(plain("has 101 characters, at most 100 are taken."), "Name", asItIs)).toBe(
    "Name has 101 characters, at most 100 are taken.",
  );
  expect(sentence(plain("expected an address like http://127.0.0.1:8000/v1."), "Base URL", asItIs)).toBe(
    "Base URL: expected an address like http://127.0.0.1:8000/v1.",
  );
  expect(sentence(plain("The default of {n} is too large."), "Default", asItIs)).toBe(
    "The default of {n} is too large.",
  );
  expect(sentence(plain("is missing. Write one."), "", asItIs)).toBe("Is missing. Write one.");
});

it("puts the Chinese label before the Chinese half of a sentence", () => {
  const said = (message: string, label: string) => sentence(plain(message), label, inChinese);
  expect(said("has 101 characters, at most 100 are taken. Shorten it.", "名称")).toBe(
    "名称有 101 个字符，最多 100 个。请缩短。",
  );
  expect(
    said(
      "(50) is lower than it is now (100). A target can only be raised; cancel the task to end it with fewer rows.",
      "新目标",
    ),
  ).toBe("新目标（50）低于当前值（100）。目标只能提高；如果想以较少的行数结束，请取消任务。");
  expect(said("The default of {n} is 12, more than the most allowed (10). Give at most that.", "默认值")).toBe(
    "{n} 的默认值是 12，大于允许的最大值（10）。请填写不大于它的值。",
  );
  expect(said("is missing. Write one.", "")).toBe("缺失。请填写。");
  expect(said("is of a new kind.", "名称")).toBe("名称 is of a new kind.");
});
