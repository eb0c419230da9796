import { describe, expect, it } from "vitest";
import { sentences } from "../sentences";
import { service } from "./service";

function inChinese(text: string): string {
  return sentences(...service.translate(text).map((part) => part.text));
}

/** As the service makes them: from its tests, or from its formats with values as they come. */
const REAL: readonly (readonly [english: string, chinese: string])[] = [
  // Why a task stands still.
  ["Paused by hand.", "已手动暂停。"],
  [
    "1,200 rows are missing: the fresh budget of 300 requests is used up (3 times the least possible). Retry sends further requests.",
    "缺少 1,200 行：新的请求预算 300 次已用完（最少所需的 3 倍）。重试会发送更多请求。",
  ],
  [
    "5 rows are missing: the last 100 answers brought 3 good rows of 500 asked for. Retry sends further requests. To get better answers, make the prompt vary (another parameter, {random_id}, a higher temperature) in a clone of the task.",
    "缺少 5 行：最近 100 个回答只带来 3 行可用数据，而请求了 500 行。重试会发送更多请求。要得到更好的回答，请克隆任务，并在其中让提示词有变化（另加参数、使用 {random_id}、提高温度）。",
  ],
  [
    "What came in cannot be written down: /spool/a: cannot be written: permission denied. Choose another folder or change its rights.",
    "收到的内容无法写入：/spool/a：无法写入：没有权限。请换一个文件夹，或修改其权限。",
  ],
  [
    "Is it running, and is the address right? The base URL is http://127.0.0.1:9/v1.",
    "它在运行吗？地址正确吗？接口地址为 http://127.0.0.1:9/v1。",
  ],
  [
    "It refused every call for 2 hours. Run it again later, or ask for a higher limit.",
    "它在 2 小时内没有接受任何调用。请稍后再运行，或申请更高的限额。",
  ],
  [
    "Model fast cannot be used. The environment variable OPENAI_API_KEY is not set. Maybe: export OPENAI_API_KEY=…",
    "模型 fast 无法使用。没有设置环境变量 OPENAI_API_KEY。可以设置：export OPENAI_API_KEY=…",
  ],
  // The log.
  ["Running with GPT-4o mini.", "使用模型 GPT-4o mini 运行。"],
  ["Target 200 rows, at most 16 calls in flight.", "目标 200 行，最多同时进行 16 个调用。"],
  [
    "Request generate-0-12 will be sent again in 2.0 s (try 2): unreachable, Cannot reach 127.0.0.1:9: connection refused.",
    "请求 generate-0-12 将在 2.0 秒后重新发送（第 2 次尝试）：模型地址没有应答：无法连接 127.0.0.1:9：对方拒绝连接。",
  ],
  [
    "The model asked for less; nothing is sent for 20.0 s: throttled (429), Rate limit reached (and 1,012 times more in the meantime)",
    "模型要求放慢，20.0 秒内不发送请求：服务商要求放慢（429）：Rate limit reached（在此期间还有 1,012 次）",
  ],
  [
    "Request generate-0-3 was given up: timeout, No whole reply within 120.0 s.",
    "已放弃请求 generate-0-3：回答耗时过长：120.0 秒内没有收到完整的回答。",
  ],
  [
    "No further requests are sent: it was told to stop. Requests in flight: 3.",
    "不再发送新请求：已收到停止指令。进行中的请求：3 个。",
  ],
  [
    "No further requests are sent: Cannot reach 127.0.0.1:9: connection refused.. Requests in flight: 2.",
    "不再发送新请求：无法连接 127.0.0.1:9：对方拒绝连接。进行中的请求：2 个。",
  ],
  // Texts that were not accepted.
  [
    '/difficulty is "extreme", but must be one of ["easy", "hard"].',
    '/difficulty 是 "extreme"，应为 ["easy", "hard"] 之一。',
  ],
  [
    'The row has no "answer". /a is 5 (integer), but must be string.',
    "该行没有“answer”。/a 是 5（integer），应为 string。",
  ],
  [
    "No JSON object in the answer (12 characters). The answer was cut at the token limit.",
    "回答中没有 JSON 对象（12 个字符）。回答达到 token 上限被截断。",
  ],
  [
    "The text ends inside the object (9 characters). The provider broke the answer off.",
    "文本在对象中间结束（9 个字符）。服务商中断了回答。",
  ],
  ["A key without a value (31 characters).", "键没有值（31 个字符）。"],
  ["An escape that can be read in two ways (\\tau) (31 characters).", "转义 \\tau 可以有两种读法（31 个字符）。"],
  ["The model declined to answer (content_filter).", "模型拒绝回答（content_filter）。"],
  ["The dataset has a row with the same question, topic.", "数据集中已有 question, topic 相同的行。"],
  [
    "/answer has the character U+0000 (NUL), which databases and text files cannot hold.",
    "/answer 含有字符 U+0000（NUL），数据库和文本文件无法保存它。",
  ],
  // Fields.
  ["name is missing. Write one. (and 2 more errors)", "name 缺失。请填写。（另有 2 处错误）"],
  ["has 201 characters, at most 200 are taken. Shorten it.", "有 201 个字符，最多 200 个。请缩短。"],
  ['expected a number from 0 to 2, found the text "warm".', '应为 0 到 2 之间的数字，实为文本 "warm"。'],
  ["expected text, found the number 5. Maybe put it in quotes.", "应为文本，实为数字 5。也许应当加上引号。"],
  [
    'expected one of text, number, choice, boolean, found the text "numbr". Did you mean number?',
    '应为 text, number, choice, boolean 之一，实为文本 "numbr"。您是否想写 number？',
  ],
  ["unknown field. The fields here are name and description.", "是未知字段。此处的字段有 name 和 description。"],
  ["size (501) must be from 1 to 500.", "size（501）应在 1 到 500 之间。"],
  [
    "(abc) must be a whole number from -2,147,483,648 to 2,147,483,647.",
    "（abc）应为 -2,147,483,648 到 2,147,483,647 之间的整数。",
  ],
  [
    "baseUrl expected an address like http://127.0.0.1:8000/v1, with http:// or https:// in front.",
    "baseUrl 应为 http://127.0.0.1:8000/v1 这样的地址，以 http:// 或 https:// 开头。",
  ],
  [
    "The model's base URL (host 169.254.169.254) leads to a link-local address or a cloud's metadata service, which is never called. Write the address of a model.",
    "模型的接口地址（主机 169.254.169.254）指向链路本地地址或云平台的元数据服务，Winnow 从不调用它们。请填写模型的地址。",
  ],
  // Templates and their values.
  [
    "The prompt uses {topc} (line 2), which is not declared. Did you mean {topic}?",
    "提示词使用了 {topc}（第 2 行），但它没有声明。您是否想写 {topic}？",
  ],
  [
    "Example 2 uses {x} (line 1), but nothing gives it a value. Give it one under parameters, or write {{x}} to mean the text itself.",
    "示例 2 使用了 {x}（第 1 行），但它没有值。请在参数中填写；如果指的是文字本身，请写成 {{x}}。",
  ],
  ["The variable {topic} needs a value. Add (topic) to the parameters.", "变量 {topic} 需要一个值。请在参数中填写。"],
  [
    'The parameter (difficulty) is "hrd", none of easy, hard. Did you mean hard?',
    '参数（difficulty）是 "hrd"，不在 easy, hard 之中。您是否想写 hard？',
  ],
  [
    "The default of {n} is 12, more than the most allowed (10). Give at most that.",
    "{n} 的默认值是 12，大于允许的最大值（10）。请填写不大于它的值。",
  ],
  [
    'The schema is no JSON Schema: /type is "objekt", but must be one of ["array"]. See https://json-schema.org/understanding-json-schema.',
    '这不是 JSON Schema：/type 是 "objekt"，应为 ["array"] 之一。参见 https://json-schema.org/understanding-json-schema。',
  ],
  [
    "is no YAML: while scanning a quoted scalar: found unexpected end of stream. The quote that begins here is never closed.",
    "不是 YAML：while scanning a quoted scalar: found unexpected end of stream。从此处开始的引号没有结束。",
  ],
  // Requests.
  ["There is no task 0195e3b4-8c1e-7cc0-a5a1-000000000000.", "不存在任务 0195e3b4-8c1e-7cc0-a5a1-000000000000。"],
  ['There is a model named "fast" already. Choose another name.', "已有名为“fast”的模型。请换一个名称。"],
  ["The task is COMPLETED: resume goes with PENDING, PAUSED only.", "任务已完成：只有等待中、已暂停的任务才能继续。"],
  [
    'The template has changed since you read it (it is "4" now). Read it again and repeat your change.',
    '在您读取之后，该模板已有变化（现在是 "4"）。请重新读取，然后再次修改。',
  ],
  [
    "Model fast is used by 1 task that has not ended. Cancel it first, or wait.",
    "模型 fast 正被 1 个尚未结束的任务使用。请先取消任务，或等待其结束。",
  ],
  [
    "The body is no JSON that can be read: Unexpected character ('x' (code 120)) (line 1, column 5)",
    "请求体不是可以读取的 JSON：Unexpected character ('x' (code 120))（第 1 行，第 5 列）",
  ],
  // Models.
  [
    "http://127.0.0.1:8080/v1/chat/completions answered with a web page: Welcome",
    "http://127.0.0.1:8080/v1/chat/completions 返回了网页：Welcome",
  ],
  [
    "The model has asked for fewer calls; none is sent to it for another 42 seconds.",
    "模型要求减少调用，42 秒内不会向它发送请求。",
  ],
  [
    "Check the model id (gpt-4o-mini). Its base URL is https://api.openai.com/v1.",
    "请检查模型 ID（gpt-4o-mini）。它的接口地址为 https://api.openai.com/v1。",
  ],
];

describe("what the service says", () => {
  it.each(REAL)("%s", (english, chinese) => {
    expect(inChinese(english)).toBe(chinese);
  });

  it.each([
    "Incorrect API key provided: sk-xx. You can find your key at https://platform.openai.com.",
    "TypeError: x is not a function",
    "HTTP 502",
    "name (a) must be x",
    "模型不存在",
    "",
  ])("stays as it is where nobody knows it: %s", (text) => {
    expect(service.translate(text)).toMatchObject([{ text, known: false }]);
  });

  it("is translated as far as it is known", () => {
    const parts = service.translate("Incorrect API key. Sorry about that. Check the key of the model in Models.");
    expect(parts.map(({ text, known }) => [text, known])).toEqual([
      ["Incorrect API key. Sorry about that.", false],
      ["请在“模型”中检查该模型的密钥。", true],
    ]);
  });
});

describe("values", () => {
  it.each([
    ["Running with GPT 4. Turbo.", "使用模型 GPT 4. Turbo 运行。"],
    ["Running with Try again later.", "使用模型 Try again later 运行。"],
    ['expected a map, found the text "Hello. World".', '应为映射，实为文本 "Hello. World"。'],
    [
      '/answer is "Yes. Try again later.", but must be one of ["a", "b"]. The row has no "q".',
      '/answer 是 "Yes. Try again later."，应为 ["a", "b"] 之一。该行没有“q”。',
    ],
    [
      'There is a template named "x" already. Choose another name. y" already. Choose another name.',
      '已有名为“x" already. Choose another name. y”的模板。请换一个名称。',
    ],
    [
      "The stored key of model Model x. Enter it again. cannot be decrypted: it is damaged. Enter it again.",
      "模型 Model x. Enter it again. 已保存的密钥无法解密：它已损坏。请重新输入。",
    ],
    [
      "The prompt uses {Did you mean {topic}?} (line 2), which is not declared.",
      "提示词使用了 {Did you mean {topic}?}（第 2 行），但它没有声明。",
    ],
    [
      "The variable {a} needs a value. Add (a) to the parameters: Try again later.",
      "变量 {a} 需要一个值。请在参数中填写：Try again later。",
    ],
    ["The parameter (主题) is blank, but required. Give it a value.", "参数（主题）为空，但它是必填的。请填写。"],
  ])("stay as they are, whatever stands in them: %s", (english, chinese) => {
    expect(inChinese(english)).toBe(chinese);
  });

  it.each([
    'The row has no "a". '.repeat(380),
    `/a is ${'"x", but must be '.repeat(400)}.`,
    `The variable {${"a} is a text and has no ".repeat(300)}.`,
    "({[. ".repeat(1_500),
  ])("do not keep anybody waiting, however they look: %#", (text) => {
    expect(service.translate(text).length).toBeGreaterThan(0);
  });
});
