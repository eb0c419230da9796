import type { datasets as english } from "../en/datasets";
import type { Text } from "../types";

/** 数据集。 */
export const datasets: { readonly [Key in keyof typeof english]: Text } = {
  "datasets.title": "数据集",
  "datasets.one": "数据集",
  "datasets.about": "各任务已接受的数据行。删除任务后，数据行仍保留在这里。",
  "datasets.column.rows": "行数",
  "datasets.rows": { zero: "没有数据行", other: "{count} 行" },
  "datasets.rows.none": "数据行被接受后会显示在这里。",
  "datasets.tasks": { other: "全部 {count} 个任务" },
  "datasets.download": "下载“{name}”",
  "datasets.empty": "还没有数据集",
  "datasets.empty.more": "任务会创建数据集，或将数据行写入已有的数据集。",
};
