package dev.winnow.e2e.page;

/// What no page may look like.
final class Layout {

  /// Finds a page that is wider than its window, texts that are cut off without a way to read them,
  /// and texts that stand outside.
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
            if (overflowX === "auto" || overflowX === "scroll") {
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
        }
        return found;
      }
      """;

  private Layout() {}
}
