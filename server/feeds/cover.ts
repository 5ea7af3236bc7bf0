import sharp from 'sharp'

/** Square, and within what podcast directories accept (1,400 to 3,000 pixels). */
const SIDE = 1400

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="${SIDE}" height="${SIDE}">
<rect width="14" height="14" fill="#7a1530"/>
<g fill="none" stroke="#fff" stroke-width=".7" stroke-linecap="round">
<path d="M4.2 9.8a4 4 0 0 1 0-5.6M9.8 4.2a4 4 0 0 1 0 5.6M2.5 11.5a6.4 6.4 0 0 1 0-9M11.5 2.5a6.4 6.4 0 0 1 0 9"/>
</g>
<circle cx="7" cy="7" r="1.3" fill="#f6c445"/>
</svg>`

/** The cover image of the feeds, as PNG. Rendered once per process, on first request. */
export function createCover(): () => Promise<Buffer> {
  let drawn: Promise<Buffer> | null = null
  return () => {
    drawn ??= sharp(Buffer.from(SVG)).png({ palette: true }).toBuffer()
    return drawn
  }
}
