import type { TombstoneReason } from '../../media/schemas/sync.ts'

const WHY: Record<TombstoneReason, string> = {
  withdrawn: 'fue retirado por quienes lo hicieron',
  ended: 'ya terminó su vigencia',
  unpublished: 'ya no está publicado para su emisora',
  removed: 'ya no está en el catálogo',
}

/**
 * Why a spot is off the air, as a sentence for the person at the station.
 * @param said the reason that staff gave
 */
export function tombstoneMessage(
  { code, title }: { code: string; title: string },
  reason: TombstoneReason,
  said: string | null,
): string {
  const sentence = `El spot ${code} «${title}» ${WHY[reason]}: no lo emita más y borre sus copias.`
  return said === null ? sentence : `${sentence} Motivo: ${said}`
}
