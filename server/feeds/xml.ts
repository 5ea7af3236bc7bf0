/** Finished XML, as against text that is still to be escaped. */
export interface Xml {
  readonly xml: string
}

type Attributes = Record<string, string | number | null | undefined>

/**
 * An element. Text is escaped here and nowhere else; attributes and children that are null or undefined are left out.
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: (Xml | string | null | undefined)[]
): Xml {
  let xml = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) xml += ` ${key}="${escapeXml(String(value))}"`
  }
  const content = children
    .map((child) =>
      child === null || child === undefined ? '' : typeof child === 'string' ? escapeXml(child) : child.xml,
    )
    .join('')
  return { xml: content === '' ? `${xml}/>` : `${xml}>${content}</${name}>` }
}

/** The start tag alone, for documents that are sent piece by piece. */
export function startTag(name: string, attributes: Attributes): string {
  return element(name, attributes).xml.replace(/\/>$/, '>')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 knows no way to write most control characters, lone surrogates and U+FFFE/F; readers stop at them. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
