/** Where a menu of the header lives: in the header, which stays where it is while the page scrolls beneath. */
export function withinTheHeader(button: HTMLElement): HTMLElement {
  return button.closest("header") ?? document.body;
}
