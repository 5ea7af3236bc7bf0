/** A new element with attributes and children; `null` and `false` attributes are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | null | false> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value)
  }
  made.append(...children)
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

/** A drawing of one path, in a box of the given size. */
export function drawing(path: string, className: string, width = 24, height = 24): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  // Stretched to fill its box: a waveform has no aspect ratio to keep.
  if (width !== height) svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  shape.setAttribute('fill', 'currentColor')
  svg.append(shape)
  return svg
}
