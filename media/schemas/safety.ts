import { type Static, Type } from 'typebox'
import { Edit, Exact } from './common.ts'

/** The weather service of Peru: public, without accounts, and nothing that anybody asks about. */
export const DEFAULT_LEAVE_TO = 'https://www.senamhi.gob.pe/'

const safetyFields = {
  leaveTo: Type.String({
    maxLength: 300,
    pattern: '^https://[^\\s\\u0000-\\u001f\\u007f"<>]+$',
    description: 'where the link that leaves a page at once leads: a page that anyone may be found reading',
    examples: [DEFAULT_LEAVE_TO],
  }),
}

/** What protects viewers on every page, as staff have set it. */
export const SafetySettings = Exact(safetyFields, { $id: 'SafetySettings' })
export type SafetySettings = Static<typeof SafetySettings>

export const SafetyEdit = Edit(safetyFields)
export type SafetyEdit = Static<typeof SafetyEdit>
