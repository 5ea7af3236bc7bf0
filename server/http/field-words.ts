import type { FieldFault, FieldRule } from '../../media/errors.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'

type Words = Record<Exclude<InterfaceLanguage, 'en'>, string>

/** What we say of a field, by what it says in English. */
const SAYINGS: Record<string, Words> = {
  'must be JSON': { es: 'debe ser JSON', qu: 'JSON kanan' },
  'was given more than once': { es: 'se envió más de una vez', qu: 'aswan achka kuti apachisqa' },
  'is missing': { es: 'falta', qu: 'faltachkan' },
  'the form is incomplete or malformed': {
    es: 'el formulario está incompleto o mal formado',
    qu: 'formularioqa mana huntasqachu utaq mana allin ruwasqachu',
  },
  'has an account already': { es: 'ya tiene una cuenta', qu: 'cuentayuqñam' },
  'is not your password': { es: 'no es su contraseña', qu: 'manam qampa contraseñaykichu' },
  'your own is changed by POST /api/session/password, which asks for the present one': {
    es: 'la propia se cambia con POST /api/session/password, que pide la actual',
    qu: 'qampa kaqtaqa POST /api/session/password nisqawan tikranki, kunan kaqta tapun',
  },
  'is none of this programme': { es: 'no es de este programa', qu: 'manam kay programapachu' },
  'there is no such project': { es: 'no hay ese proyecto', qu: 'manam chay proyecto kanchu' },
  'no such station': { es: 'no hay esa emisora', qu: 'manam chay emisora kanchu' },
  'not a day': { es: 'no es un día', qu: 'manam punchawchu' },
  'not a cursor of this list': { es: 'no es un cursor de esta lista', qu: 'manam kay listapa cursorninchu' },
  'not a cursor of sync': {
    es: 'no es un cursor de la sincronización',
    qu: 'manam sincronizacionpa cursorninchu',
  },
  '8 to 200 signs without spaces': {
    es: 'de 8 a 200 signos sin espacios',
    qu: '8manta 200kama, mana chusaqniyuq',
  },
  'the file itself is the body, without a form': {
    es: 'el cuerpo es el archivo mismo, sin formulario',
    qu: 'kikin archivom kanan, mana formularioyuq',
  },
  'must not be below carts.first': {
    es: 'no debe ser menor que carts.first',
    qu: 'manam carts.first nisqamanta aswan pisichu kanan',
  },
  'holds a NUL': { es: 'contiene un NUL', qu: 'NUL nisqayuqmi' },
  'must be empty': { es: 'debe estar vacío', qu: 'chusaqmi kanan' },
  'this is what was asked': { es: 'es lo que se preguntó', qu: 'kaymi tapusqa karqa' },
  'a time and what was aired are needed': {
    es: 'hacen falta la hora y qué sonó',
    qu: 'hora, ima uyarikusqanpas necesitakunmi',
  },
  'ends after it begins, and begins after the one before it': {
    es: 'termina después de comenzar, y comienza después de la anterior',
    qu: 'qallarisqan qipata tukun, ñawpaqnin qipata qallarin',
  },
  'no time line (00:00:01,000 --> 00:00:02,000)': {
    es: 'falta la línea de tiempos (00:00:01,000 --> 00:00:02,000)',
    qu: 'tiempopa siqinmi faltan (00:00:01,000 --> 00:00:02,000)',
  },
  'the time line cannot be read': {
    es: 'la línea de tiempos no se entiende',
    qu: 'tiempopa siqinqa mana riqsikunchu',
  },
  'minutes and seconds go up to 59': {
    es: 'los minutos y los segundos van hasta 59',
    qu: 'minutokuna, segundokunapas 59kamallam',
  },
  'the end is not after the start': {
    es: 'el final no es posterior al comienzo',
    qu: 'tukukuyninqa manam qallariyninpa qipanpichu',
  },
  'no captions': { es: 'no tiene subtítulos', qu: 'manam subtitulonchu kan' },
}

/** What a rule of a schema demands. `limit`, where it is a number, is in its parameters. */
const RULES: Record<string, (limit: string) => Words> = {
  required: () => ({ es: 'falta', qu: 'faltachkan' }),
  additionalProperties: () => ({ es: 'no es un campo conocido', qu: 'manam riqsisqa campochu' }),
  minLength: (limit) =>
    limit === '1'
      ? { es: 'no debe estar vacío', qu: 'manam chusaqchu kanan' }
      : { es: `debe tener al menos ${limit} letras`, qu: `aswan pisiqa ${limit} letrayuq kanan` },
  maxLength: (limit) => ({
    es: `debe tener a lo más ${limit} letras`,
    qu: `aswan achkaqa ${limit} letrayuq kanan`,
  }),
  minItems: (limit) => ({ es: `debe tener al menos ${limit}`, qu: `aswan pisiqa ${limit}yuq kanan` }),
  maxItems: (limit) => ({ es: `debe tener a lo más ${limit}`, qu: `aswan achkaqa ${limit}yuq kanan` }),
  minProperties: () => ({ es: 'no dice nada', qu: 'manam imatapas ninchu' }),
  uniqueItems: () => ({ es: 'tiene algo repetido', qu: 'kutipasqa kapun' }),
  minimum: (limit) => ({ es: `debe ser ${limit} o más`, qu: `${limit} utaq aswan hatun kanan` }),
  maximum: (limit) => ({ es: `debe ser ${limit} o menos`, qu: `${limit} utaq aswan huchuy kanan` }),
  exclusiveMinimum: (limit) => ({
    es: `debe ser más que ${limit}`,
    qu: `${limit} nisqamanta aswan hatun kanan`,
  }),
  exclusiveMaximum: (limit) => ({
    es: `debe ser menos que ${limit}`,
    qu: `${limit} nisqamanta aswan huchuy kanan`,
  }),
  pattern: (pattern) => ({ es: `no tiene la forma ${pattern}`, qu: `manam ${pattern} hinachu` }),
  format: (format) => ({ es: `no tiene la forma ${format}`, qu: `manam ${format} hinachu` }),
  enum: (values) => ({ es: `debe ser uno de: ${values}`, qu: `kaykunamanta huknin kanan: ${values}` }),
  const: (value) => ({ es: `debe ser ${value}`, qu: `${value} kanan` }),
  anyOf: () => ({ es: 'no es ninguna de las formas que puede tener', qu: 'manam mayqin atikuq hinachu' }),
  type: (type) => ({ es: `debe ser ${TYPES[type]?.es ?? type}`, qu: `${TYPES[type]?.qu ?? type} kanan` }),
}

const TYPES: Record<string, Words> = {
  string: { es: 'un texto', qu: 'qillqa' },
  number: { es: 'un número', qu: 'yupay' },
  integer: { es: 'un número entero', qu: 'tukuy yupay' },
  boolean: { es: 'sí o no (true o false)', qu: 'arí utaq mana (true, false)' },
  array: { es: 'una lista', qu: 'lista' },
  object: { es: 'un objeto', qu: 'objeto' },
  null: { es: 'nulo', qu: 'null' },
}

/** What is wrong with a field, in the language of the answer; in English where nobody has translated it. */
export function fieldWords({ message, rule }: FieldFault, language: InterfaceLanguage): string {
  if (language === 'en') return message
  const words = rule === undefined ? SAYINGS[message] : RULES[rule.keyword]?.(limitOf(rule))
  return words?.[language] ?? message
}

function limitOf({ params }: FieldRule): string {
  const { limit, comparison: _, ...others } = params as Record<string, unknown>
  const [said = limit] = limit === undefined ? Object.values(others) : []
  return Array.isArray(said) ? said.join(', ') : String(said ?? '')
}
