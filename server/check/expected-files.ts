import {
  captionKey,
  MASTER_PLAYLIST,
  originalKey,
  POSTER,
  POSTER_SMALL,
  posterKey,
  publishedKey,
  rungInit,
  rungPlaylist,
} from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { FileClaims } from '../catalogue/file-claims.ts'

/** A file that has to be there, with what is known of it. */
export interface ExpectedFile {
  key: string
  bytes: number | null
  sha256: string | null
}

/** All that the catalogue says must be there of a work, except what only a playlist tells. */
export function expectedFiles(work: FileClaims): ExpectedFile[] {
  const { id: workId, visibleVersion, published } = work
  const originals = work.versions
    .filter(({ placed }) => placed)
    .map(({ version, bytes, sha256 }) => ({ key: originalKey({ workId, version }), bytes, sha256 }))
  const captions = work.captions.map(({ language, bytes }) => ({
    key: captionKey(workId, language),
    ...{ bytes, sha256: null },
  }))
  const made =
    published === null || visibleVersion === null
      ? []
      : madeFiles(published).map(({ file, bytes, sha256 }) => ({
          key: publishedKey({ workId, version: visibleVersion }, file),
          ...{ bytes, sha256 },
        }))
  const posters = work.posters.flatMap((poster) =>
    ([POSTER, POSTER_SMALL] as const).map((file) => ({
      key: posterKey({ workId, poster }, file),
      bytes: null,
      sha256: null,
    })),
  )
  return [...originals, ...captions, ...posters, ...made]
}

/** Keys of the playlists of a film: each names further files. */
export function playlistKeys({ id: workId, visibleVersion, published }: FileClaims): string[] {
  if (published?.kind !== 'video' || visibleVersion === null) return []
  return published.rungs.map(({ name }) =>
    publishedKey({ workId, version: visibleVersion }, rungPlaylist(name)),
  )
}

/** Keys of the segments that a playlist names. */
export function segmentKeys(playlistKey: string, playlist: string): string[] {
  const folder = playlistKey.slice(0, playlistKey.lastIndexOf('/'))
  return playlist
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((name) => `${folder}/${name}`)
}

type MadeFile = Omit<ExpectedFile, 'key'> & { file: string }

function madeFiles(published: Published): MadeFile[] {
  const plain = (file: string): MadeFile => ({ file, bytes: null, sha256: null })
  const downloads = published.downloads.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 }))
  switch (published.kind) {
    case 'video':
      return [
        ...downloads,
        ...(published.rungs.length > 0 ? [plain(MASTER_PLAYLIST)] : []),
        ...published.rungs.flatMap(({ name }) => [plain(rungPlaylist(name)), plain(rungInit(name))]),
        ...[published.poster, published.posterSmall, published.storyboard].flatMap((file) =>
          file ? [plain(file)] : [],
        ),
        ...published.posterCandidates.map(plain),
        ...published.captions.map(({ file }) => plain(file)),
      ]
    case 'spot':
      return [...downloads, plain(published.waveform), ...(published.card ? [plain(published.card)] : [])]
    case 'brochure':
      return [
        ...downloads,
        ...published.pages.flatMap(({ images }) =>
          images.map(({ file, bytes }) => ({ file, bytes, sha256: null })),
        ),
      ]
  }
}
