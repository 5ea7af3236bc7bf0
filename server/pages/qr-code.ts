import { html } from 'ghtml'
import { encodeQR } from 'qr'

/** The empty space around it that readers need, in modules (ISO/IEC 18004). */
const QUIET = 4

/** A QR code as a drawing: black on white, whatever the colours of the page. */
export function qrCode(text: string, label: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  return html`<svg class="qr" viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${rows.length}v${rows.length}H0z"/><path fill="#000" d="${rows.map(bars).join('')}"/></svg>`
}

/** Neighbours in a row are one bar: a tenth of the bytes, and no gaps between them on paper. */
function bars(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; ) {
    let end = x
    while (row[end]) end += 1
    if (end > x) path += `M${x} ${y}h${end - x}v1h${x - end}z`
    x = end + 1
  }
  return path
}
