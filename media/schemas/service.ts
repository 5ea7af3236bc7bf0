import { type Static, Type } from 'typebox'
import { ID_PATTERN } from '../ids.ts'
import { Edit, Exact, FilledLine, Instant, LanguageTag, Line, Nullable } from './common.ts'

export const ServiceId = Type.String({ pattern: ID_PATTERN, description: 'id of a help service' })

const serviceFields = {
  name: FilledLine(100, { examples: ['Línea 100'] }),
  phone: Nullable(
    Type.String({ pattern: '^\\+?[0-9][0-9 ]{1,19}$', description: 'as it is dialled', examples: ['100'] }),
  ),
  hours: Line(100, { examples: ['24 horas'] }),
  languages: Type.Array(LanguageTag, { maxItems: 10 }),
  place: Nullable(FilledLine(100, { description: 'province or district; null: everywhere' })),
  text: Exact({ es: Line(300), qu: Line(300), en: Line(300) }),
  chat: Nullable(Type.String({ maxLength: 300, pattern: '^https://[^\\s\\u0000-\\u001f\\u007f"<>]+$' })),
  active: Type.Boolean({ description: 'whether pages show it' }),
}

/** A help line or centre, as it stands beside every work. */
export const Service = Exact(
  {
    id: ServiceId,
    ...serviceFields,
    confirmedAt: Instant,
    stale: Type.Boolean({ description: 'nobody has confirmed it for 180 days' }),
  },
  { $id: 'Service' },
)
export type Service = Static<typeof Service>

export const ServiceList = Exact({ items: Type.Array(Service) })

export const NewService = Exact({
  name: serviceFields.name,
  phone: Type.Optional(serviceFields.phone),
  hours: Type.Optional(serviceFields.hours),
  languages: Type.Optional(serviceFields.languages),
  place: Type.Optional(serviceFields.place),
  text: Type.Optional(serviceFields.text),
  chat: Type.Optional(serviceFields.chat),
  active: Type.Optional(serviceFields.active),
})
export type NewService = Static<typeof NewService>

export const ServiceEdit = Edit({
  ...serviceFields,
  confirmed: Type.Literal(true, { description: 'somebody has called, and all of it is as it stands here' }),
})
export type ServiceEdit = Static<typeof ServiceEdit>

/** After so many days a number may lead nowhere. */
export const STALE_AFTER_DAYS = 180
