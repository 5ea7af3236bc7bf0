/**
 * The words that a player in a page needs, in the language of that page. The server writes them into the page as
 * JSON (`data-texts`), so that one dictionary serves both and the scripts carry no language. `{…}` is filled in by
 * the script.
 */
export interface PlayerTexts {
  play: string
  pause: string
  replay: string
  back: string
  forward: string
  mute: string
  unmute: string
  /** Name of the menu of captions, and of captions that do not say their language. */
  captions: string
  captionsOff: string
  enterFullscreen: string
  exitFullscreen: string
  seek: string
  /** `{now}` and `{total}` are clock times such as 1:05. */
  position: string
  quality: string
  qualityAuto: string
  /** A quality that saves the viewer's data. */
  dataSaver: string
  /** `{size}` such as 12 MB, for the whole work. */
  uses: string
  /** The least that playing uses; `{size}` as above. */
  usesFrom: string
  loading: string
  /** The link was lost; playing goes on by itself when it is back. */
  lost: string
  retry: string
  failed: string
  /** Reading a brochure's page aloud by the device's own voice. */
  readAloud: string
  stopReading: string
}
