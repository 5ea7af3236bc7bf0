/** From the usual environment variables, or the settings instead. */
export interface ProxySettings {
  http: string | null
  https: string | null
  /** `NO_PROXY`: host names to connect to directly, separated by commas; `*` means all. */
  none: string
}

/**
 * The proxy for a request, or null for none. An entry of `NO_PROXY` matches the host itself and its subdomains, with or
 * without a leading dot, and may include a port.
 */
export function proxyFor(url: URL, settings: ProxySettings): URL | null {
  const proxy = url.protocol === 'https:' ? settings.https : settings.http
  if (proxy === null || isExempt(url, settings.none)) return null
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`)
}

function isExempt(url: URL, rules: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return rules
    .split(',')
    .map((rule) => rule.trim().toLowerCase())
    .filter((rule) => rule !== '')
    .some((rule) => {
      if (rule === '*') return true
      const [, name = '', rulePort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(rule) ?? []
      if (rulePort !== undefined && rulePort !== port) return false
      return url.hostname === name || url.hostname.endsWith(`.${name}`)
    })
}

/** `Proxy-Authorization` if the proxy's URL contains a name and password. */
export function proxyHeaders(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {}
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
