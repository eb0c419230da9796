/** Datasets: where rows are kept. */
export const datasets = {
  "datasets.title": "Datasets",
  "datasets.one": "Dataset",
  "datasets.about": "The accepted rows of your tasks. Rows stay here when a task is deleted.",
  "datasets.search": "Name or description",
  "datasets.column.name": "Name",
  "datasets.column.rows": "Rows",
  "datasets.column.created": "Created",
  "datasets.column.updated": "Changed",
  "datasets.rows": { zero: "No rows", one: "{count} row", other: "{count} rows" },
  "datasets.rows.none": "Rows appear here as they are accepted.",
  "datasets.tasks": { one: "{count} task", other: "All {count} tasks" },
  "datasets.download": "Download: {name}",
  "datasets.empty": "No datasets yet",
  "datasets.empty.more": "A task creates its dataset, or adds its rows to one.",
} as const;
