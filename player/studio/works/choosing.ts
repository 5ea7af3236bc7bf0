/** Works that are chosen in the list, by id. */
export interface Choosing {
  chosen: ReadonlySet<string>
  toggle(id: string): void
}
