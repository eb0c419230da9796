import { datasetDetails } from "./en/datasetDetails";
import { datasets } from "./en/datasets";
import { evaluation } from "./en/evaluation";
import { evaluationReport } from "./en/evaluationReport";
import { gates } from "./en/gates";
import { models } from "./en/models";
import { review } from "./en/review";
import { shares } from "./en/shares";
import { shell } from "./en/shell";
import { synthesis } from "./en/synthesis";
import { taskDetails } from "./en/taskDetails";
import { taskList } from "./en/taskList";
import { tasks } from "./en/tasks";
import { templateForm } from "./en/templateForm";
import { templates } from "./en/templates";
import { wizard } from "./en/wizard";

/** All texts in English: the one list of keys. */
export const en = {
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
} as const;
