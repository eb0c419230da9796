/** What the end of the address says of the revisions: `#revisions` shows the newest, `#revisions-3` the third. */
export function revisionsIn(hash: string): { readonly open: boolean; readonly revision: number | null } {
  const [whole, number] = /^#revisions(?:-(\d{1,9}))?$/.exec(hash) ?? [];
  return { open: whole !== undefined, revision: number === undefined ? null : Number(number) };
}

export function revisionsHash(revision: number): string {
  return `#revisions-${revision}`;
}
