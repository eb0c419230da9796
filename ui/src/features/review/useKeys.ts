import { useEffect } from "react";

const TYPING = "input, textarea, select, [contenteditable=true], .ant-drawer, .ant-select-dropdown";

/** Does something when a letter is pressed, unless somebody types, or holds another key down. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey || event.altKey;
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      const action = actions[event.key.toLowerCase()];
      if (action && !held && !typing && !event.repeat) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [actions]);
}
