/**
 * The texts of a player, in the language of its page. The server writes them into the page as JSON (`data-texts`), so
 * there is one dictionary and the scripts contain no language. Scripts fill in `{…}`.
 */
export interface PlayerTexts {
  play: string
  pause: string
  /** Before the title of the film that comes after this one. */
  next: string
  replay: string
  back: string
  forward: string
  mute: string
  unmute: string
  /** Name of the captions menu, and of captions without a language. */
  captions: string
  captionsOff: string
  enterFullscreen: string
  exitFullscreen: string
  pictureInPicture: string
  /** Of the button that opens the menus on a phone. */
  settings: string
  /** Of the button that tells what the keys do. */
  keyboard: string
  /** What the keys do. */
  keys: string
  seek: string
  /** `{now}` and `{total}` are clock times such as 1:05. */
  position: string
  quality: string
  /** Name of the menu of speeds. */
  speed: string
  qualityAuto: string
  /** The quality that saves the viewer's data. */
  dataSaver: string
  /** A quality without the picture. */
  soundOnly: string
  /** The large button where only the sound will be played. */
  playSound: string
  /** The browser cannot decode the picture. */
  noPicture: string
  /** `{size}` such as 12 MB, for the whole work. */
  uses: string
  /** The least data that playback uses; `{size}` as above. */
  usesFrom: string
  loading: string
  /** The connection was lost; playback resumes by itself when it is back. */
  lost: string
  retry: string
  failed: string
  /** Reading a brochure page aloud with the device's voice. */
  readAloud: string
  stopReading: string
}
