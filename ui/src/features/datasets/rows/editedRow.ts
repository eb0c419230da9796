import { isMap, readJson } from "../../../api/exactJson";
import type { Data } from "../types";

/** A row that was written as JSON, with all digits of its numbers; null where that is no object. */
export function editedRow(text: string): Data | null {
  try {
    const read = readJson(text);
    return isMap(read) ? read : null;
  } catch {
    return null;
  }
}
