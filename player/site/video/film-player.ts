import type { Memory } from '../page/memory.ts'
import { attachFile } from '../playback/file-source.ts'
import { createPlayer, type Player, type Sources } from '../playback/player.ts'
import type { Quality } from '../playback/source.ts'
import { attachStream, type Beginning, canStream } from '../stream/stream.ts'
import { chooseSource, PICTURE_TYPE, type SourceKind } from './choose-source.ts'
import { loadedHls } from './hls-library.ts'
import { attachHls } from './hls-source.ts'
import { isPrecious, linkHints, rememberEstimate, startingEstimate } from './link.ts'

const HLS_TYPE = 'application/vnd.apple.mpegurl'
const QUALITY = 'quality'

/** Addresses of a film's files; null for what it does not have. */
export interface Playable {
  /** Master playlist. */
  hls: string | null
  beginning: Beginning | null
  /** The smallest MP4. */
  light: string | null
  /** The sound alone. */
  sound: string | null
}

/** A player of films, which come in several qualities. */
export interface FilmPlayer {
  readonly player: Player
  readonly quality: Quality
  /** Whether this browser can decode the picture; if not, the sound is played. */
  readonly showsPicture: boolean
  choose(quality: Quality): void
}

/**
 * Plays a film through the source that suits browser and connection.
 * @param changed called whenever the interface may have to be redrawn
 */
export function createFilmPlayer(
  { hls, beginning, light, sound }: Playable,
  media: HTMLMediaElement,
  memory: Memory,
  changed: () => void,
): FilmPlayer {
  let quality: Quality =
    memory.get(QUALITY) === 'saver' || (memory.get(QUALITY) === null && isPrecious(linkHints()))
      ? 'saver'
      : 'auto'
  const showsPicture = media.canPlayType(PICTURE_TYPE) !== ''

  const sources: Sources<SourceKind> = {
    suitable: (present) =>
      chooseSource({
        ...{ hls, light, sound, quality, decodes: showsPicture, mediaSource: canStream() },
        // Not in place of a stream that plays: that would be a break for nothing.
        hlsLibrary: present === 'hls.js' || (present !== 'stream' && loadedHls() !== null),
        nativeHls: media.canPlayType(HLS_TYPE) !== '',
      }),
    attach(kind, start, listener) {
      const library = loadedHls()
      if (hls !== null && (kind === 'stream' || kind === 'hls.js')) {
        const measured = (bits: number): void => rememberEstimate(memory, bits)
        const options = { url: hls, start, quality, estimate: startingEstimate(memory), measured }
        return kind === 'hls.js' && library !== null
          ? attachHls(library, media, options, listener)
          : attachStream(media, { ...options, beginning }, listener)
      }
      const url = { 'hls.js': hls, stream: hls, 'native-stream': hls, file: light, sound }[kind]
      return url === null ? null : attachFile(media, url, start, listener)
    },
  }
  const player = createPlayer(media, sources, changed)

  return {
    player,
    get quality() {
      return quality
    },
    showsPicture,
    choose(chosen) {
      quality = chosen
      if (chosen === 'auto' || chosen === 'saver') memory.set(QUALITY, chosen)
      player.choose(chosen)
    },
  }
}
