import type { ProxySettings } from '../../station/proxy.ts'

export const NO_PROXY: ProxySettings = { http: null, https: null, none: '' }
