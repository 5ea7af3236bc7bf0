/** The fields of a form that differ, as typed. Fields are text, flags or short lists of these. */
export function changesBetween<F extends object>(before: F, now: F): Partial<F> {
  return pick(
    now,
    fieldsOf(now).filter((field) => !same(before[field], now[field])),
  )
}

/** What a person has typed over what there was. Only the fields typed into are held. */
export interface Draft<F> {
  typed: Partial<F>
  /** What stood in each of these fields when it was first typed into. */
  before: Partial<F>
}

export function draftBetween<F extends object>(before: F, now: F): Draft<F> {
  const typed = changesBetween(before, now)
  return { typed, before: pick(before, fieldsOf(typed)) }
}

/** The draft once `now` stands in the form, over what is saved by then. */
export function typedOn<F extends object>(draft: Draft<F>, saved: F, now: F): Draft<F> {
  const typed = changesBetween(saved, now)
  return { typed, before: pick({ ...saved, ...draft.before }, fieldsOf(typed)) }
}

/** Fields in which somebody else saved something else since they were typed into. */
export function conflictsOf<F extends object>({ typed, before }: Draft<F>, saved: F): (keyof F)[] {
  return fieldsOf(typed).filter(
    (field) => field in before && !same(before[field], saved[field]) && !same(typed[field], saved[field]),
  )
}

/** The draft once a person has seen both versions of a field and chosen one. */
export function settled<F extends object>(
  draft: Draft<F>,
  saved: F,
  field: keyof F,
  keepMine: boolean,
): Draft<F> {
  if (keepMine) return { ...draft, before: { ...draft.before, [field]: saved[field] } }
  const others = fieldsOf(draft.typed).filter((one) => one !== field)
  return { typed: pick(draft.typed, others), before: pick(draft.before, others) }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const fieldsOf = <F extends object>(form: Partial<F>): (keyof F)[] => Object.keys(form) as (keyof F)[]

function pick<F extends object>(form: Partial<F>, fields: (keyof F)[]): Partial<F> {
  return Object.fromEntries(fields.map((field) => [field, form[field]])) as Partial<F>
}
