/** Datasets: where rows are kept. */
export const datasets = {
  "datasets.title": "Datasets",
  "datasets.one": "Dataset",
  "datasets.about": "Accepted rows of your tasks. They stay here when a task is deleted.",
  "datasets.column.rows": "Rows",
  "datasets.rows": { zero: "No rows", one: "{count} row", other: "{count} rows" },
  "datasets.rows.none": "Rows appear here as they are accepted.",
  "datasets.tasks": { one: "{count} task", other: "All {count} tasks" },
  "datasets.download": "Download “{name}”",
  "datasets.empty": "No datasets yet",
  "datasets.empty.more": "A task creates a dataset, or adds its rows to an existing one.",
} as const;
