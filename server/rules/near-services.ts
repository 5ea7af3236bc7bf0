import type { ServiceRecord } from '../records/service.ts'

/** Those without a place are for everybody; those of a place for works that are meant for it, and come first. */
export function servicesFor(
  services: readonly ServiceRecord[],
  places: readonly string[],
): readonly ServiceRecord[] {
  const here = services.filter(({ place }) => place !== null && places.includes(place))
  return [...here, ...services.filter(({ place }) => place === null)]
}

/** So many fit into a tag and on a card. */
const MOST = 2

/** Where help is to be had, in one line of plain text for the files of a work; null where there is nobody to call. */
export function helpInOneLine(services: readonly ServiceRecord[], places: readonly string[]): string | null {
  const told = servicesFor(
    services.filter(({ active, phone }) => active && phone !== null),
    places,
  ).slice(0, MOST)
  // “Línea 100: 100” says it twice.
  const lines = told.map(({ name, phone }) =>
    phone !== null && name.replaceAll(' ', '').endsWith(phone.replaceAll(' ', ''))
      ? name
      : `${name}: ${phone}`,
  )
  return lines.length === 0 ? null : lines.join(' · ')
}
