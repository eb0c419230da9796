import type { Say } from "../../../text/language";

/** What the usual formats call those who speak. */
const ROLES = { user: "user", human: "user", assistant: "assistant", gpt: "assistant", system: "system" } as const;

/** Who speaks; undefined for one who is neither. */
export function roleOf(word: string): "user" | "assistant" | "system" | undefined {
  return ROLES[word.toLowerCase() as keyof typeof ROLES];
}

/** Who speaks, in the user's language. */
export function roleText(word: string, say: Say): string {
  const role = roleOf(word);
  return role ? say(`task.row.role.${role}`) : word;
}
