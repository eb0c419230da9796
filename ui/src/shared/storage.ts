/** What a browser keeps for the page, of the tab or beyond it; where it may not, or has no room, nothing is kept. */
class Kept {
  constructor(private readonly storage: () => Storage) {}

  get(name: string): string | null {
    return this.tried(() => this.storage().getItem(name), null);
  }

  /** Says whether it is kept. */
  set(name: string, value: string): boolean {
    return this.tried(() => {
      this.storage().setItem(name, value);
      return true;
    }, false);
  }

  remove(name: string): void {
    this.tried(() => this.storage().removeItem(name), undefined);
  }

  names(prefix: string): string[] {
    return this.tried(() => Object.keys(this.storage()).filter((name) => name.startsWith(prefix)), []);
  }

  private tried<T>(use: () => T, otherwise: T): T {
    try {
      return use();
    } catch {
      return otherwise;
    }
  }
}

export const inBrowser = new Kept(() => localStorage);
export const inTab = new Kept(() => sessionStorage);
