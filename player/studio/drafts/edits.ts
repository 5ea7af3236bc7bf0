/** The fields of a form that differ, as typed. Fields are text, flags or short lists of these. */
export function changesBetween<F extends object>(before: F, now: F): Partial<F> {
  const fields = Object.keys(now) as (keyof F)[]
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]))
  return Object.fromEntries(changed.map((field) => [field, now[field]])) as Partial<F>
}
