/** Instruction templates. */
export const templates = {
  "templates.title": "Instruction Templates",
  "templates.empty": "No templates yet",
  "templates.empty.more": "A template is a prompt with variables in braces, such as {example}.",
  "templates.new.title": "Create Template",
  "templates.details.title": "Template",
} as const;
