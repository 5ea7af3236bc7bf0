import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Qallariy rikchay',
  hint: 'Listakunapi, manaraq qallariptin ima rikukuq rikchay.',
  hintMoment:
    'Videopa huk kutinta akllanaykipaq: qaway, munasqaykipi sayachiy, hinaspa «Kay kutita churay» ñitiy.',
  automatic: 'Kikinmanta ruwasqa',
  candidate: (number) => `${number} ñiqin akllana`,
  moment: (clock) => `${clock} kutinpi`,
  picture: 'Kikiykipa rikchayniyki',
  shown: 'Rikukuq kaq',
  choose: (what) => `Qallariy rikchay kananpaq: ${what}`,
  upload: 'Rikchayta wicharichiy…',
  uploadHint:
    'JPEG, PNG utaq WebP, 16 MB-kama. Huk versionta wicharichiptikipas qipanmi; videopa kutinqa manam.',
  takeMoment: 'Kay kutita qallariy rikchay hina churay',
  making: 'Musuq rikchay ruwakuchkan. Chaykama ñawpaq kaq rikukun.',
  ready: 'Qallariy rikchayqa tikrakunñam.',
  failed: 'Rikchayqa mana ruwakuyta atinchu.',
  asked: 'Musuq rikchay ruwakuchkan.',
  kept: 'Mana llamkachisqaykikunaqa huk simana waqaychasqa, kutiyta munaptiyki.',
}
