/** Synthesis tasks. */
export const tasks = {
  "task.status.PENDING": "Pending",
  "task.status.RUNNING": "Running",
  "task.status.PAUSED": "Paused",
  "task.status.COMPLETED": "Completed",
  "task.status.PARTIAL": "Partial",
  "task.status.FAILED": "Failed",
  "task.status.CANCELLED": "Cancelled",

  "task.kind.SINGLE": "Single",
  "task.kind.PROPORTIONAL": "Proportional",
  "task.kind.MIX": "Mix",

  "tasks.title": "Tasks",
  "tasks.empty": "No tasks yet",
  "tasks.empty.more":
    "A task fills a template with values, sends it to a model, and collects exactly as many rows as you ask for.",
  "tasks.details.title": "Task",
} as const;
