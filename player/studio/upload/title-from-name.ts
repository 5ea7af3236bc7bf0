/**
 * A first title from a file name: `2024-hilario_final v2.mp4` becomes `2024 hilario final v2`. Only a start for the
 * person who edits it, so nothing is dropped but the extension.
 */
export function titleFromName(name: string): string {
  const bare = name.replace(/\.[a-z0-9]{1,5}$/i, '')
  const spaced = bare
    .replace(/[_\s]+/g, ' ')
    .replace(/([^\s])-([^\s])/g, '$1 $2')
    .replace(/([^\s])-([^\s])/g, '$1 $2')
    .trim()
  const title = spaced === '' ? name : spaced
  return (title.charAt(0).toLocaleUpperCase('es') + title.slice(1)).slice(0, 200)
}
