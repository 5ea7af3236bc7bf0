/** Times as they are said in Quechua, which the data of browsers have not. Dates are in figures, as in Peru. */

const NAMES = { second: 'segundo', minute: 'minuto', hour: 'hora', day: 'punchaw' } as const

/** `5 minuto`: a counted thing has no plural. */
export function duration(amount: number, unit: keyof typeof NAMES): string {
  return `${amount} ${NAMES[unit]}`
}

/** `kunanchalla`, `qayna punchaw`, `3 hora ñawpaq`. */
export function ago(amount: number, unit: keyof typeof NAMES): string {
  if (amount === 0) return 'kunanchalla'
  return amount === 1 && unit === 'day' ? 'qayna punchaw' : `${duration(amount, unit)} ñawpaq`
}

/** `23/11/2026` */
export function day(instant: string, zone: string): string {
  return written(instant, zone, {})
}

/** `23/11/2026, 14:05` */
export function instant(moment: string, zone: string): string {
  return written(moment, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

function written(moment: string, zone: string, time: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('es-PE', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    ...time,
    timeZone: zone,
  }).format(new Date(moment))
}
