import type { Download, PublishedSpot } from '../../media/schemas/published.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { StationRecord } from '../records/station.ts'
import type { WorkRecord } from '../records/work.ts'

/** Whom the files are named for, and the address they are served under. */
export interface FileAudience {
  /** Without a slash at its end. */
  baseUrl: string
  nameTemplate: string | null
  cart: number | null
  spots: Pick<SpotNames, 'file' | 'templated'>
}

export interface SpotFile extends Download {
  /** File name at the station. */
  fileName: string
  url: string
}

/** The file names for a station, or the public ones if there is none. */
export function audienceOf(
  station: Pick<StationRecord, 'nameTemplate'> | null,
  cart: number | null,
  baseUrl: string,
  spots: FileAudience['spots'],
): FileAudience {
  return { baseUrl, spots, nameTemplate: station?.nameTemplate ?? null, cart }
}

/** The files of the visible version, with their names and download URLs. */
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
    // Two renditions with the same extension must not share a name in one folder: `…_web-mp3-96.mp3`.
    const fileName = isDefault(download, published) ? plain : marked(plain, download.name)
    return {
      ...download,
      fileName,
      url: `${audience.baseUrl}${spotPath(work.number, version, download.name, fileName)}`,
    }
  })
}

/**
 * Download path of a spot's file. Number, version and rendition identify it. The file name comes last because
 * importers take the type, and often their own name for it, from there.
 */
export function spotPath(number: number, version: number, rendition: string, fileName: string): string {
  return `/spots/${number}-v${version}/${rendition}/${encodeURIComponent(fileName)}`
}

/** The first broadcast file with a given extension gets the plain name. */
function isDefault({ name, file, profile }: Download, { downloads }: PublishedSpot): boolean {
  const extension = file.slice(file.lastIndexOf('.'))
  const first = downloads.find((other) => other.file.endsWith(extension) && other.profile !== 'web')
  return profile !== 'web' && first?.name === name
}

function marked(fileName: string, rendition: string): string {
  const dot = fileName.lastIndexOf('.')
  return `${fileName.slice(0, dot)}_${rendition}${fileName.slice(dot)}`
}
