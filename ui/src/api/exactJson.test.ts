import createClient from "openapi-fetch";
import { expect, it } from "vitest";
import { ExactNumber, exactAnswers, numberOf, readAnswer, readJson, writeJson } from "./exactJson";

const DIGITS = "123456789012345678901234567890";
const LOST = ["1.10", "0.10", "1.0", "1e400", "-1e400", "1e3", "1E-7", "-0", DIGITS, `0.${DIGITS}`, "9007199254740993"];
const KEPT = ["0", "-1", "1.1", "0.1", "9007199254740991", "1e+21", "1e-7", "-2.5"];

it.each([...LOST, ...KEPT])("writes %s as it was read", (number) => {
  const text = `{"a":[${number},{"b":${number}}],"c":${number}}`;
  expect(writeJson(readJson(text))).toBe(text);
  expect(writeJson(readJson(number))).toBe(number);
  expect(writeJson(numberOf(` ${number} `))).toBe(number);
});

it("makes an object only of numbers that JavaScript would change", () => {
  expect(LOST.map(readJson).every((it) => it instanceof ExactNumber)).toBe(true);
  expect(KEPT.map(readJson)).toEqual(KEPT.map(Number));
  expect(String(readJson("1.10"))).toBe("1.10");
});

it.each([
  '"1.10"',
  String.raw`{"a \" 1.10":"b \\","1.0":"\\\" 1e400, 2.50"}`,
  String.raw`["\u0031.10","",null,true,"x\n1.0"]`,
])("leaves the texts of %s alone", (text) => {
  expect(readJson(text)).toEqual(JSON.parse(text));
  expect(readJson(`[${text},1.10]`)).toEqual([JSON.parse(text), new ExactNumber("1.10")]);
});

it.each(["", "01", "1.", ".5", "+1", "1e", "--1", "0x1", "1.10.1", "[1.10", "1,5", "Infinity", "one"])(
  "takes %j for no number",
  (text) => {
    expect(numberOf(text)).toBeNull();
    expect(() => readJson(text)).toThrow(SyntaxError);
  },
);

it("writes with indents, and nothing of undefined", () => {
  expect(writeJson({ a: readJson("1.10"), b: undefined }, 2)).toBe('{\n  "a": 1.10\n}');
  expect(writeJson(undefined)).toBeUndefined();
});

it("keeps the service's own numbers plain", () => {
  const text = '[{"rate":{"rowsPerMinute":0.0},"cost":1.50,"data":{"price":1.10},"default":0.10}]';
  expect(readAnswer(text)).toEqual([
    {
      rate: { rowsPerMinute: 0 },
      cost: 1.5,
      data: { price: new ExactNumber("1.10") },
      default: new ExactNumber("0.10"),
    },
  ]);
});

interface Paths {
  "/x": { get: { responses: { 200: { content: { "application/json": unknown } } } } };
}

it.each([["46"], []])("lets the client read answers so, with the length %s or none", async (...length) => {
  const text = '{"default":1.10,"rate":0.0,"other":"ä 1.10 "}';
  const answers = [
    new Response(text, {
      headers: { "Content-Type": "application/json", ...(length[0] && { "Content-Length": length[0] }) },
    }),
    new Response(null, { status: 204 }),
    new Response('{"code":"X"}', { status: 400, headers: { "Content-Type": "application/problem+json" } }),
  ];
  const client = createClient<Paths>({ baseUrl: "http://x", fetch: async () => answers.shift() as Response });
  client.use(exactAnswers);
  const { data } = await client.GET("/x");
  expect(data).toEqual({ default: new ExactNumber("1.10"), rate: 0, other: "ä 1.10 " });
  expect((await client.GET("/x")).data).toBeUndefined();
  expect((await client.GET("/x")).error).toEqual({ code: "X" });
});
