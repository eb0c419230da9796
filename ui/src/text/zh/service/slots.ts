import type { Table } from "../../service/pattern";

const FAILURE: Table = {
  "{kind} ({status}), {said}": "{kind}（{status}）：{said}",
  "{kind}, {said}": "{kind}：{said}",
};

const WANTED: Table = {
  "something else": "其他内容",
  "one of {choices}": "{choices} 之一",
  "true or false": "true 或 false",
  "a whole number": "整数",
  "a whole number from {least} to {most}": "{least} 到 {most} 之间的整数",
  "a whole number of at most 64 bits": "不超过 64 位的整数",
  "a number": "数字",
  "a number from {least} to {most}": "{least} 到 {most} 之间的数字",
  "a text": "文本",
  text: "文本",
  "text, a number, true or false": "文本、数字、true 或 false",
  "a UUID, like {id}": "{id} 这样的 UUID",
  "a time, like {text}": "{text} 这样的时间",
  "a list": "列表",
  "a list of texts": "文本的列表",
  "a list of values to choose from": "可选值的列表",
  "a list of maps with user and assistant": "带有 user 和 assistant 的映射的列表",
  "an object": "对象",
  "a map": "映射",
  "a map, maybe with a name": "映射，其中可以有 name",
  "a map with fields such as {fields}": "映射，字段如 {fields}",
  "a JSON Schema as a map, or the path of a file with one": "映射形式的 JSON Schema，或含有它的文件的路径",
};

const FOUND: Table = {
  "the text {text}": "文本 {text}",
  "the number {text}": "数字 {text}",
  "an empty list": "空列表",
  "a list": "列表",
  "a map": "映射",
  nothing: "空",
  "something else": "其他内容",
};

const STATE: Table = {
  PENDING: "等待中",
  RUNNING: "运行中",
  PAUSED: "已暂停",
  COMPLETED: "已完成",
  PARTIAL: "部分完成",
  FAILED: "失败",
  CANCELLED: "已取消",
};

const WHY: Table = {
  "the last {answers} answers brought {good} good rows of {asked} asked for":
    "最近 {answers} 个回答只带来 {good} 行可用数据，而请求了 {asked} 行",
  "the {fresh}budget of {count} requests is used up ({factor} times the least possible)":
    "{fresh}请求预算 {count} 次已用完（最少所需的 {factor} 倍）",
  "no further requests": "没有更多请求",
  "the target is reached": "已达到目标",
  "it was told to stop": "已收到停止指令",
  "a bug in Winnow": "Winnow 自身的错误",
  "another process is writing to it": "另一个进程正在写入它",
  "another run is writing it. Wait for that one, or stop it first.": "另一个运行正在写入它。请等待它结束，或先停止它。",
};

/** 句子中的空：按空的名称，其中可能出现的英文和对应的中文。 */
export const slots: Readonly<Record<string, Table>> = {
  failure: FAILURE,
  wanted: WANTED,
  found: FOUND,
  why: WHY,
  kind: {
    throttled: "服务商要求放慢",
    invalid: "模型不接受这个请求",
    unreachable: "模型地址没有应答",
    disconnected: "连接中断",
    timeout: "回答耗时过长",
    server: "服务商出现故障",
    loading: "模型正在加载",
    unreadable: "返回的内容不是模型的回答",
    credential: "密钥未被接受",
    credit: "账户余额不足",
    model: "服务商没有这个模型",
    other: "其他",
  },
  fresh: { "fresh ": "新的" },
  better: {
    "raise max tokens, or switch thinking off in the model's extra fields: {json} (most answers were reasoning only)":
      "提高最大 token 数，或在模型的额外字段中关闭思考：{json}（多数回答只有推理内容）",
    "change what the prompt asks for, or the model (most answers were refused)":
      "修改提示词要求的内容，或更换模型（多数请求被拒答）",
    "raise max tokens or lower the batch size (most answers were cut)":
      "提高最大 token 数或减少每次请求的行数（大多数回答被截断）",
    "make the prompt vary (another parameter, {{random_id}}, a higher temperature)":
      "让提示词有变化（另加参数、使用 {{random_id}}、提高温度）",
    "say in the prompt what the schema asks for, or loosen the schema": "在提示词中说明输出结构的要求，或放宽输出结构",
    "ask for JSON more plainly, or send the output schema to the model":
      "更明确地要求输出 JSON，或将输出结构发送给模型",
  },
  harm: { "is another task's": "属于另一个任务", "cannot be read any more": "已无法读取" },
  pause: { "{seconds} s": "{seconds} 秒" },
  time: { "{count} hours": "{count} 小时", "{count} minutes": "{count} 分钟", "{count} seconds": "{count} 秒" },
  thing: { task: "任务", model: "模型", template: "模板", dataset: "数据集", request: "请求", revision: "版本" },
  state: STATE,
  states: { ...STATE, "{state}, {states}": "{state}、{states}" },
  move: { pause: "暂停", resume: "继续", cancel: "取消", retry: "重试" },
  part: { path: "路径", query: "查询部分", "parameter {name}": "参数 {name}" },
  at: { "The row": "该行" },
  kept: { NUL: "NUL", "half a character": "半个字符" },
  utf16: { ", it looks like UTF-16": "，看起来是 UTF-16", " is no part of a character": "不属于任何字符" },
  variable: { text: "文本", number: "数字", choice: "选项", boolean: "是或否" },
  bound: { min: "最小值", max: "最大值" },
  prompt: { "The prompt": "提示词", "The system prompt": "系统提示词", "Example {number}": "示例 {number}" },
  network: {
    "no connection within {pause}": "{pause}内没有建立连接",
    "unknown host": "未知的主机",
    "connection refused": "对方拒绝连接",
    "no secure connection: {text}": "无法建立安全连接：{text}",
    "its Content-Length is no number": "其 Content-Length 不是数字",
  },
  content: {
    "an empty body": "空的内容",
    "JSON without an answer: {text}": "不含回答的 JSON：{text}",
    "a web page: {text}": "网页：{text}",
    "no JSON: {text}": "非 JSON 的内容：{text}",
    "a body packed as {text}, which was not asked for": "以 {text} 压缩的内容，而这并未请求",
  },
  key: {
    "The stored key": "已保存的密钥",
    "The environment variable {name}": "环境变量 {name}",
    "The key file {file}": "密钥文件 {file}",
  },
  values: { parameters: "参数", values: "变量的值" },
  damage: {
    "it is damaged": "它已损坏",
    "the file {file} in Winnow's home is missing or holds no key": "Winnow 主目录中的文件 {file} 缺失或不含密钥",
    "the file {file} in Winnow's home is not the one it was encrypted with, or it has been changed":
      "Winnow 主目录中的文件 {file} 不是加密时所用的文件，或已被改动",
  },
  location: {
    "with http:// or https:// in front.": "以 http:// 或 https:// 开头。",
    "with the name of a host in it.": "其中含有主机名。",
    "with a port from 1 to 65,535.": "端口在 1 到 65,535 之间。",
  },
};
