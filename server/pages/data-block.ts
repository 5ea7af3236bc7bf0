/**
 * JSON in a page, for scripts or search engines to read. Data blocks are never executed, so the content security policy
 * against inline scripts does not apply.
 */
export function dataBlock(type: string, said: unknown, id?: string): string {
  // User text could close the element; in JSON the character can be escaped as a number.
  const json = JSON.stringify(said).replace(/</g, '\\u003c')
  return `<script type="${type}"${id === undefined ? '' : ` id="${id}"`}>${json}</script>`
}
