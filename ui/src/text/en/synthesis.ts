/** Data Synthesis: what its two tabs have in common. */
export const synthesis = {
  "synthesis.title": "Data Synthesis",
  "synthesis.createTask": "Create Task",
  "synthesis.createTemplate": "Create Template",
} as const;
