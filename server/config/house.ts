import type { EnvReader } from '../../media/config.ts'
import { type House, houseOf } from '../../media/house.ts'
import { HOUSE_DEFAULTS } from '../../media/house-defaults.ts'
import { SPOT_PREFIX_PATTERN } from '../../media/spot-names.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../media/vocabulary.ts'
import { zoneNamed } from '../../media/zones.ts'

/** The sentences at the top of the site that an organisation may want to write itself. */
export interface SiteText {
  /** What there is to find: the heading of the front page, also in search results and feeds. */
  tagline: string
  /** The sentence below it. */
  intro: string
}

/** Each sentence that was set. All others are those of `pages/texts`. */
export type SiteTexts = Partial<Record<InterfaceLanguage, Partial<SiteText>>>

const LONGEST = { ORGANISATION: 100, SITE_TAGLINE: 120, SITE_INTRO: 300 } as const

/** Name, time zone and spot codes of the organisation. */
export function readHouse(read: EnvReader): House {
  const organisation = readLine(read, 'ORGANISATION', LONGEST.ORGANISATION)
  const zone = read.text('TIME_ZONE')
  const timeZone = zone === null ? HOUSE_DEFAULTS.timeZone : zoneNamed(zone)
  if (timeZone === null)
    read.mistake('TIME_ZONE', `a name of the tz database, such as ${HOUSE_DEFAULTS.timeZone}`)
  const spotPrefix = read.text('SPOT_PREFIX') ?? HOUSE_DEFAULTS.spotPrefix
  const isPrefix = new RegExp(SPOT_PREFIX_PATTERN).test(spotPrefix)
  if (!isPrefix) read.mistake('SPOT_PREFIX', '2 to 5 capital letters, A to Z')
  const contact = read.text('CONTACT_EMAIL')
  if (contact !== null && !/^[^\s@<>]+@[^\s@<>]+$/.test(contact))
    read.mistake('CONTACT_EMAIL', 'an e-mail address such as radio@example.org')
  // Whatever is at fault is told by then; the rest of the settings is still to be looked at.
  return houseOf({
    ...(organisation !== null && { organisation }),
    ...(timeZone !== null && { timeZone }),
    ...(isPrefix && { spotPrefix }),
    contact,
  })
}

/** `SITE_TAGLINE_ES`, `SITE_INTRO_QU` … */
export function readSiteTexts(read: EnvReader): SiteTexts {
  const texts: SiteTexts = {}
  for (const language of INTERFACE_LANGUAGES) {
    const name = language.toUpperCase()
    const tagline = readLine(read, `SITE_TAGLINE_${name}`, LONGEST.SITE_TAGLINE)
    const intro = readLine(read, `SITE_INTRO_${name}`, LONGEST.SITE_INTRO)
    texts[language] = { ...(tagline !== null && { tagline }), ...(intro !== null && { intro }) }
  }
  return texts
}

function readLine(read: EnvReader, name: string, longest: number): string | null {
  const value = read.text(name)
  if (value === null) return null
  if (value.length <= longest && !/\p{Cc}/u.test(value)) return value
  read.mistake(name, `one line of at most ${longest} characters`)
  return null
}
