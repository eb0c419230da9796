package dev.winnow.e2e.page;

/// What no page may look like.
final class Layout {

  /// Finds a page that is wider than its window, texts that are cut off without a way to read them,
  /// texts that stand outside, and texts with something over them.
  static final String SCRIPT =
      """
      () => {
        const found = [];
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        if (wide > 0) {
          found.push(`it is ${wide} px wider than the window`);
        }
        const scrolls = (element) => {
          for (let it = element; it && it !== document.body; it = it.parentElement) {
            const { overflowX } = getComputedStyle(it);
            // A table that only makes the rows in sight has a scroll bar of its own; its head goes along.
            if (overflowX === "auto" || overflowX === "scroll" ||
                it.matches(".ant-table-tbody-virtual-holder, .ant-table-header")) {
              return true;
            }
          }
          return false;
        };
        // What stays in place while the rest is scrolled may cover it.
        const floats = (element) => {
          if (element.closest(".ant-popover, .ant-dropdown, .ant-select-dropdown, .ant-tooltip, .ant-message")) {
            return true;
          }
          for (let it = element; it && it !== document.body; it = it.parentElement) {
            if (["fixed", "sticky"].includes(getComputedStyle(it).position)) {
              return true;
            }
          }
          return false;
        };
        // What is scrolled away, or kept at no height to measure with.
        const clipped = (element, x, y) => {
          for (let it = element; it && it !== document.body; it = it.parentElement) {
            const box = it.getBoundingClientRect();
            const { overflowX, overflowY } = getComputedStyle(it);
            if ((overflowY !== "visible" && (y < box.top || y >= box.bottom)) ||
                (overflowX !== "visible" && (x < box.left || x >= box.right))) {
              return true;
            }
          }
          return false;
        };
        for (const element of document.querySelectorAll("body *")) {
          const says = [...element.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim() !== "");
          if (!says || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
            continue;
          }
          const text = element.textContent.trim().slice(0, 40);
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          if (box.width <= 1 || box.height <= 1 || style.clipPath !== "none") {
            continue; // For those who listen.
          }
          const cut =
            style.display !== "inline" && style.overflowX !== "visible" && style.overflowX !== "auto" &&
            style.overflowX !== "scroll" && element.scrollWidth > element.clientWidth + 1;
          if (cut && !element.closest("[title]")) {
            found.push(`cut off: ${text}`);
          }
          if (!scrolls(element) && !element.closest(".ant-tabs-nav") &&
              (box.right > innerWidth + 1 || box.left < -1)) {
            found.push(`outside: ${text}`);
          }
          const x = box.left + box.width / 2;
          const y = box.top + box.height / 2;
          const top = x > 0 && y > 0 && x < innerWidth && y < innerHeight ? document.elementFromPoint(x, y) : element;
          if (top && !element.contains(top) && !top.contains(element) && !floats(top) && !floats(element) &&
              !clipped(element, x, y) && getComputedStyle(element).pointerEvents !== "none") {
            found.push(`covered: ${text} by ${top.textContent.trim().slice(0, 40) || top.className}`);
          }
        }
        return found;
      }
      """;

  private Layout() {}
}
