/** The script with the times at which it is heard. */
export const words = {
  title: 'Librito pachankunawan',
  lead: 'Sapa rimay ima segundopi uyarikusqanwan. Kaymantam lloqsin videopa qillqankuna, paginapi ñawinchay, rimaqpaq pachakunapas.',
  outdated: 'Librito icha uyarina tikrakurqa: musuq pachakunata maskachkanku.',
  startOf: (number: number) => `${number} rimay: qallarin (segundokuna)`,
  endOf: (number: number) => `${number} rimay: tukun (segundokuna)`,
  listen: 'Uyariy',
  listenTo: (number: number) => `${number} rimayta uyariy`,
  doubtful: 'Uyarinapi mana riqsisqachu.',
  mended: 'Makiwan churasqa pacha.',
  shift: 'Hayka segundota llapanta kuyuchinki; − kaptinqa qipaman',
  shiftAll: 'Llapanta kuyuchiy',
  order: 'Sapa rimayqa qallarisqan qipamanta tukun, ñawpaqnin qallarisqan qipamanta qallarin.',
  save: 'Pachakunata waqaychay',
  saved: 'Pachakuna waqaychasqaña.',
}
