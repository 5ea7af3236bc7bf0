import slugify from '@sindresorhus/slugify'

const MAX_LENGTH = 80

/** The address of a title: ASCII, lower case, words parted by `-`. A title without a letter we can write gives `obra`. */
export function slugOf(title: string): string {
  const slug = slugify(title, { customReplacements: [['&', ' y ']] })
  const clipped = slug.length > MAX_LENGTH ? slug.slice(0, MAX_LENGTH).replace(/-[^-]*$/, '') : slug
  return clipped.replace(/[^a-z0-9-]/g, '') || 'obra'
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function firstFree(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  let number = 2
  while (taken.has(`${slug}-${number}`)) number++
  return `${slug}-${number}`
}
