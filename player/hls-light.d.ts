// The light build has no types of its own; it is the full build without parts we do not use.
declare module 'hls.js/light' {
  export * from 'hls.js'
  export { default } from 'hls.js'
}
