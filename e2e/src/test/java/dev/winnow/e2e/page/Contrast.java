package dev.winnow.e2e.page;

/// Whether texts can be read.
final class Contrast {

  /// Finds texts and placeholders whose contrast with what is behind them is below 4.5, as WCAG 2.2
  /// computes it. What lies behind is put together from the grounds of the elements around it.
  static final String SCRIPT =
      """
      () => {
        const read = (text) => {
          const numbers = (text.match(/-?[\\d.]+(?:e-?\\d+)?/g) ?? []).map(Number);
          const [red, green, blue, alpha = 1] = text.startsWith("color(") ? [
            numbers[0] * 255, numbers[1] * 255, numbers[2] * 255, numbers[3]] : numbers;
          return [red, green, blue, alpha];
        };
        const over = (above, below) =>
          [0, 1, 2].map((it) => above[it] * above[3] + below[it] * (1 - above[3])).concat(1);
        const luminance = (color) => {
          const [red, green, blue] = color.slice(0, 3)
            .map((it) => it / 255)
            .map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ground = (element) => {
          const layers = [];
          for (let it = element; it; it = it.parentElement) {
            const color = read(getComputedStyle(it).backgroundColor);
            if (color[3] > 0) {
              layers.push(color);
            }
            if (color[3] === 1) {
              break;
            }
          }
          return layers.reverse().reduce((below, above) => over(above, below), [255, 255, 255, 1]);
        };
        const found = new Set();
        const look = (element, text, style) => {
          if (read(style.color)[3] === 0) {
            return; // Not drawn: a field that completes what is typed has its text a second time, to measure with.
          }
          const behind = ground(element);
          const [low, high] = [luminance(over(read(style.color), behind)), luminance(behind)]
            .sort((one, other) => one - other);
          const ratio = (high + 0.05) / (low + 0.05);
          if (ratio < 4.5) {
            found.add(`contrast ${ratio.toFixed(2)}: ${text.trim().slice(0, 40)} (${element.className})`);
          }
        };
        for (const element of document.querySelectorAll("body *")) {
          if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
            continue;
          }
          if ([...element.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim() !== "")) {
            look(element, element.textContent, getComputedStyle(element));
          }
          if (element.placeholder) {
            look(element, element.placeholder, getComputedStyle(element, "::placeholder"));
          }
        }
        return [...found];
      }
      """;

  private Contrast() {}
}
