import { models } from "./en/models";
import { shell } from "./en/shell";
import { synthesis } from "./en/synthesis";
import { taskDetails } from "./en/taskDetails";
import { taskList } from "./en/taskList";
import { tasks } from "./en/tasks";
import { templates } from "./en/templates";

/** All texts in English: the one list of keys. */
export const en = { ...shell, ...synthesis, ...models, ...tasks, ...taskList, ...taskDetails, ...templates } as const;
