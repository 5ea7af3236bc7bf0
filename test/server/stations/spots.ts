import { newWorkId } from '../../../media/ids.ts'
import type { PublishedSpot } from '../../../media/schemas/published.ts'
import type { WorkEdit } from '../../../media/schemas/work.ts'
import { SPOT_FORMATS } from '../../../media/spot-formats.ts'
import type { Writes } from '../../../server/catalogue/catalogue.ts'
import type { WorkRecord } from '../../../server/records/work.ts'

const LOUDNESS = { integrated: -23, truePeak: -3.1, range: 2.4, shortTermMax: -19.6, momentaryMax: -18.2 }

/** What a worker tells of a spot of 30 s, in all renditions. */
export function publishedSpot(changes: Partial<PublishedSpot> = {}): PublishedSpot {
  return {
    kind: 'spot',
    duration: 30.04,
    sourceLoudness: { ...LOUDNESS, integrated: -14.2 },
    loudness: LOUDNESS,
    gain: -8.8,
    limited: false,
    trimmedStart: 0.1,
    trimmedEnd: 0,
    waveform: 'waveform.json',
    downloads: SPOT_FORMATS.map(({ name, file, type, profile, channels, bitrate }, index) => ({
      name,
      file,
      type,
      bytes: 480_000 + index,
      sha256: (index + 1).toString(16).padStart(64, 'a'),
      duration: 30.04,
      ...(bitrate !== null && { bitrate }),
      channels,
      profile,
      loudness: LOUDNESS,
    })),
    ...changes,
  } as PublishedSpot
}

let uploads = 0

/** A file whose hash no other has. */
export function newSpotUpload() {
  return {
    id: newWorkId(),
    kind: 'spot',
    fileName: 'spot.wav',
    bytes: 2_000_000,
    sha256: (++uploads).toString(16).padStart(64, '0'),
  } as const
}

/** A spot of the catalogue that is public and published, as far as `fields` do not say otherwise. */
export async function addSpot(
  { works }: Pick<Writes, 'works'>,
  title: string,
  fields: WorkEdit = {},
  published: PublishedSpot = publishedSpot(),
): Promise<WorkRecord> {
  const { id } = await works.create(newSpotUpload(), { visibility: 'public', ...fields, title })
  const row = await works.move({ workId: id, version: 1 }, 'finished', { visible: published })
  if (!row) throw new Error('a new spot can be finished')
  return row
}
