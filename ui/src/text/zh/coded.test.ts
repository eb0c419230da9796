import { describe, expect, it } from "vitest";
import { service } from "./service";

function inChinese(text: string): string {
  return service
    .translate(text)
    .map((part) => (part.known ? part.text : `<${part.text}>`))
    .join("");
}

/** As they stand in a log, beside a rejected row, or in a task's state: the English of sentences that have codes. */
describe("sentences with codes within others", () => {
  it.each([
    ["/score is 7, more than the maximum (5).", "/score 是 7，大于最大值（5）。"],
    ["/tags has 1 item, but needs at least 2.", "/tags 有 1 项，至少需要 2 项。"],
    ["/tags has 9 items, but at most 2.", "/tags 有 9 项，最多为 2 项。"],
    [
      "The row could not be checked: a text is too long for its format, or the row is nested too deep.",
      "无法检查该行：某个文本对其 format 来说过长，或该行嵌套过深。",
    ],
    ['/a is 1, less than the minimum (2). The row has no "b".', "/a 是 1，小于最小值（2）。该行没有“b”。"],
    [
      "Request generate-0-1 was given up: timeout, No complete response within 60 s.",
      "已放弃请求 generate-0-1：回答耗时过长：60 秒内没有收到完整的响应。",
    ],
    [
      "Request generate-0-1 will be sent again in 1.0 s (try 2): server (500), HTTP 500 without a message",
      "请求 generate-0-1 将在 1.0 秒后重新发送（第 2 次尝试）：服务商出现故障（500）：HTTP 500，没有说明",
    ],
  ])("%s", (english, chinese) => {
    expect(inChinese(english)).toBe(chinese);
  });
});
