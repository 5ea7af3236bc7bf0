import type { Download, PublishedSpot } from '../../media/schemas/published.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { StationRecord } from '../records/station.ts'
import type { WorkRecord } from '../records/work.ts'

/** For whom files are named, and under which address they are found. */
export interface FileAudience {
  /** Without a slash at its end. */
  baseUrl: string
  nameTemplate: string | null
  cart: number | null
  spots: Pick<SpotNames, 'file' | 'templated'>
}

export interface SpotFile extends Download {
  /** What a station keeps it under. */
  fileName: string
  url: string
}

/** The station's view of files; everybody else's where there is none. */
export function audienceOf(
  station: Pick<StationRecord, 'nameTemplate'> | null,
  cart: number | null,
  baseUrl: string,
  spots: FileAudience['spots'],
): FileAudience {
  return { baseUrl, spots, nameTemplate: station?.nameTemplate ?? null, cart }
}

/** The files of the visible version, each with the name and the address under which a station fetches it. */
export function spotFiles(work: WorkRecord, published: PublishedSpot, audience: FileAudience): SpotFile[] {
  const version = work.visibleVersion ?? work.version
  return published.downloads.map((download) => {
    const spot = {
      number: work.number,
      version,
      language: work.language,
      duration: published.duration,
      validFrom: work.validFrom,
      validUntil: work.validUntil,
      extension: download.file.slice(download.file.lastIndexOf('.') + 1),
    }
    const plain =
      audience.nameTemplate === null
        ? audience.spots.file(spot)
        : audience.spots.templated(audience.nameTemplate, { ...spot, title: work.title, cart: audience.cart })
    // In one folder, two renditions of a kind must not share a name: `…_web-mp3-96.mp3`.
    const fileName = isDefault(download, published) ? plain : marked(plain, download.name)
    return {
      ...download,
      fileName,
      url: `${audience.baseUrl}${spotPath(work.number, version, download.name, fileName)}`,
    }
  })
}

/**
 * Where a spot's file is fetched. Number, version and rendition say which; the file name stands last, because
 * importers tell the type, and often their own name, by it.
 */
export function spotPath(number: number, version: number, rendition: string, fileName: string): string {
  return `/spots/${number}-v${version}/${rendition}/${encodeURIComponent(fileName)}`
}

/** The first broadcast file of its extension carries the plain name. */
function isDefault({ name, file, profile }: Download, { downloads }: PublishedSpot): boolean {
  const extension = file.slice(file.lastIndexOf('.'))
  const first = downloads.find((other) => other.file.endsWith(extension) && other.profile !== 'web')
  return profile !== 'web' && first?.name === name
}

function marked(fileName: string, rendition: string): string {
  const dot = fileName.lastIndexOf('.')
  return `${fileName.slice(0, dot)}_${rendition}${fileName.slice(dot)}`
}
