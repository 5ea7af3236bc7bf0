// The light build has no types of its own; it is the full one without the parts that we do not call.
declare module 'hls.js/light' {
  export * from 'hls.js'
  export { default } from 'hls.js'
}
