import type { en } from "./en";
import chinese from "./service/chinese.json";
import { worder } from "./service/said";
import type { Text } from "./types";
import { datasetDetails } from "./zh/datasetDetails";
import { datasets } from "./zh/datasets";
import { evaluation } from "./zh/evaluation";
import { evaluationReport } from "./zh/evaluationReport";
import { gates } from "./zh/gates";
import { models } from "./zh/models";
import { review } from "./zh/review";
import { shares } from "./zh/shares";
import { shell } from "./zh/shell";
import { synthesis } from "./zh/synthesis";
import { taskDetails } from "./zh/taskDetails";
import { taskList } from "./zh/taskList";
import { tasks } from "./zh/tasks";
import { templateForm } from "./zh/templateForm";
import { templates } from "./zh/templates";
import { wizard } from "./zh/wizard";

/** All texts in Chinese: the compiler asks for every key of the English ones. */
export const zh: { readonly [Key in keyof typeof en]: Text } = {
  ...shell,
  ...synthesis,
  ...models,
  ...datasets,
  ...datasetDetails,
  ...evaluation,
  ...evaluationReport,
  ...review,
  ...tasks,
  ...taskList,
  ...taskDetails,
  ...templates,
  ...templateForm,
  ...wizard,
  ...gates,
  ...shares,
};

/** What the service says, in Chinese. */
export const translate = worder(chinese, "zh-CN");
