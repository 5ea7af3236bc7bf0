/** Of the controls that films alone have; the others are in `playback/icon-button.ts`. */
export const FILM_ICONS = {
  back: 'M11 18V6l-8.5 6zm.5-6 8.5 6V6z',
  forward: 'M4 18l8.5-6L4 6zm9-12v12l8.5-6z',
  sound: 'M3 9v6h4l5 5V4L7 9zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.5 4.5 0 0 0 2.5-4z',
  silent: 'M3 9v6h4l5 5V4L7 9zm18.5.5L20 8l-2 2-2-2-1.5 1.5 2 2-2 2L16 15l2-2 2 2 1.5-1.5-2-2z',
  fullscreen: 'M5 14H3v7h7v-2H5zm-2-4h2V5h5V3H3zm16 9h-5v2h7v-7h-2zM14 3v2h5v5h2V3z',
  window: 'M3 4h18v7h-2V6H5v12h6v2H3zm10 9h9v7h-9z',
  keys: 'M3 5h18v14H3zm2 2v2h2V7zm4 0v2h2V7zm4 0v2h2V7zm4 0v2h2V7zM5 11v2h2v-2zm4 0v2h2v-2zm4 0v2h2v-2zm4 0v2h2v-2zM8 15v2h8v-2z',
  more: 'M12 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 7a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 7a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
} as const
