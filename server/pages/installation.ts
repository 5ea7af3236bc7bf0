import { DISCREET, type PageContext } from './context.ts'
import { FAVICON, NEUTRAL_FAVICON } from './icons.ts'

const MANIFEST_PATH = '/manifest.webmanifest'

/** Sides of the icons in pixels; phones ask for these. */
export const ICON_SIDES = [192, 512] as const

const withChoice = (path: string, discreet: boolean): string => (discreet ? `${path}?${DISCREET}` : path)

export const manifestPath = (discreet: boolean): string => withChoice(MANIFEST_PATH, discreet)

/** The drawing of the icon on a home screen. */
export const iconOf = (discreet: boolean): string => (discreet ? NEUTRAL_FAVICON : FAVICON)

/**
 * What a phone needs to put the site on its home screen (W3C Web Application Manifest). Where pages are discreet, neither name
 * nor icon says what it is.
 */
export function webManifest({
  texts,
  organisation,
  language,
  discreet,
}: PageContext): Record<string, unknown> {
  const start = withChoice('/', discreet)
  return {
    id: start,
    name: discreet ? texts.discreet.title : organisation,
    short_name: discreet ? texts.discreet.title : shortName(organisation),
    lang: language,
    start_url: start,
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: discreet ? '#888888' : '#7a1530',
    icons: ICON_SIDES.map((side) => ({
      src: withChoice(`/icono-${side}.png`, discreet),
      sizes: `${side}x${side}`,
      type: 'image/png',
    })),
  }
}

// Below an icon there is room for about this much.
const MOST_LETTERS = 12

function shortName(organisation: string): string {
  if (organisation.length <= MOST_LETTERS) return organisation
  const cut = organisation.lastIndexOf(' ', MOST_LETTERS)
  return organisation.slice(0, cut > 0 ? cut : MOST_LETTERS)
}
