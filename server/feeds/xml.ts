/** Finished XML, as opposed to text that still needs escaping. */
export interface Xml {
  readonly xml: string
}

type Attributes = Record<string, string | number | null | undefined>

/** An element. Text is escaped here and nowhere else. Null and undefined attributes and children are left out. */
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

/** Just the start tag, for documents that are sent in pieces. */
export function startTag(name: string, attributes: Attributes): string {
  return element(name, attributes).xml.replace(/\/>$/, '>')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 cannot represent most control characters, lone surrogates and U+FFFE/F; parsers stop at them. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
