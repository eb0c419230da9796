/** Synthesis tasks. */
export const tasks = {
  "task.status.PENDING": "Pending",
  "task.status.RUNNING": "Running",
  "task.status.PAUSED": "Paused",
  "task.status.COMPLETED": "Completed",
  "task.status.PARTIAL": "Partial",
  "task.status.FAILED": "Failed",
  "task.status.CANCELLED": "Cancelled",

  "tasks.title": "Tasks",
  "tasks.empty": "No tasks yet",
  "tasks.empty.more": "A task fills a template with values, asks a model, and keeps exactly as many rows as you want.",
  "tasks.details.title": "Task",
} as const;
