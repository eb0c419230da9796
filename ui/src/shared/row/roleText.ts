import type { Say } from "../../text/types";

type Role = "user" | "assistant" | "system";

/** What the usual formats call those who speak. The words come from models: any of them can be asked for. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ["user", "user"],
  ["human", "user"],
  ["assistant", "assistant"],
  ["gpt", "assistant"],
  ["system", "system"],
]);

/** Who speaks; undefined for one who is neither. */
export function roleOf(word: string): Role | undefined {
  return ROLES.get(word.toLowerCase());
}

/** Who speaks, in the user's language. */
export function roleText(word: string, say: Say): string {
  const role = roleOf(word);
  return role ? say(`task.row.role.${role}`) : word;
}
