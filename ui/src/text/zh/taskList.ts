import type { taskList as english } from "../en/taskList";
import type { Text } from "../types";

/** 任务列表，以及可对任务进行的操作。 */
export const taskList: { readonly [Key in keyof typeof english]: Text } = {
  "tasks.search": "名称、描述、模板或模型",
  "tasks.column.name": "任务名称",
  "tasks.column.template": "模板",
  "tasks.column.status": "状态",
  "tasks.column.progress": "进度",
  "tasks.column.generated": "生成数量",
  "tasks.column.model": "模型",
  "tasks.column.created": "创建时间",
  "tasks.column.actions": "操作",
  "tasks.time.created": "{time}创建",
  "tasks.time.started": "{time}开始",
  "tasks.time.ended": "{time}结束",
  "tasks.time.never": "未开始",

  "tasks.action.view": "查看详情",
  "tasks.action.start": "开始",
  "tasks.action.pause": "暂停",
  "tasks.action.resume": "继续",
  "tasks.action.cancel": "取消任务",
  "tasks.action.retry": "重试失败部分",
  "tasks.action.clone": "克隆",
  "tasks.action.download": "下载",
  "tasks.action.target": "提高目标",
  "tasks.action.concurrency": "修改并发数",

  "tasks.cancel.title": "确定永久取消“{name}”？",
  "tasks.cancel.lost": "尚缺的 {missing} 行将不再生成，此任务也无法再次启动。已有的 {generated} 行会保留。",
  "tasks.cancel.lost.running":
    "不再发送新请求，尚缺的 {missing} 行将不再生成，此任务也无法再次启动。已有的 {generated} 行会保留，已发出的请求仍会收到回答。如果只想暂时停下，请使用暂停。",
  "tasks.delete.title": "删除“{name}”？",
  "tasks.delete.lost":
    "它的 {requests} 个请求及其回答、未采纳的文本、日志和文件都将丢失。它的 {generated} 行仍保留在数据集“{dataset}”中。",
  "tasks.deleted": "已删除“{name}”。",
  "tasks.cloned": "这是克隆出的任务。它有自己的数据集，等待启动。",

  "tasks.empty.own": "自己创建任务",
  "tasks.empty.model": "添加模型",
  "tasks.sample.run": "运行示例",
  "tasks.sample.name": "医疗问答合成",
  "tasks.sample.description": "示例：100 条医疗健康问答。",
  "tasks.sample.modelDescription": "内置模型：无需网络即可编造看似合理的文本。",
  "tasks.sample.templates": "入门模板",
  "tasks.sample.templates.more": "问答、对话、摘要、情感和偏好对，可直接使用，也可修改。",
  "tasks.sample.model": "一个模型",
  "tasks.sample.model.more": "离线演示：不需要账号、密钥和网络。",
  "tasks.sample.task": "一个生成 100 行数据的任务",
  "tasks.sample.task.more": "您会看到数据陆续到来，最后得到一个文件。只需几秒钟。",
  "tasks.sample.done": "完成",
};
