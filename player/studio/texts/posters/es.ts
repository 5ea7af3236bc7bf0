/** What is said of the picture that stands for a work. */
export const words = {
  title: 'Portada',
  hint: 'La imagen que se ve en las listas y antes de empezar.',
  hintMoment:
    'Para usar un momento del video, reprodúzcalo, deténgalo donde guste y presione «Usar este momento».',
  automatic: 'La automática',
  candidate: (number: number) => `Propuesta ${number}`,
  moment: (clock: string) => `Momento ${clock}`,
  picture: 'Imagen propia',
  shown: 'La que se ve',
  choose: (what: string) => `Usar como portada: ${what}`,
  upload: 'Subir una imagen…',
  uploadHint: 'JPEG, PNG o WebP de hasta 16 MB. Se queda aunque suba otra versión; un momento del video, no.',
  takeMoment: 'Usar este momento como portada',
  making: 'La portada nueva se está preparando. Mientras tanto se ve la anterior.',
  ready: 'La portada ya cambió.',
  failed: 'La portada no se pudo preparar.',
  asked: 'Se prepara la portada nueva.',
  kept: 'Las que ya no usa se guardan una semana, por si quiere volver a ellas.',
}
