import type { Sentence } from './refusals.ts'

export interface WarningEntry {
  /** What was found. `{about}` stands for what the warning names. */
  message: Sentence
  /** What to do about it. */
  hint: Sentence
}

const MAKE_AGAIN: Sentence = {
  es: 'Si hace falta, exporte el archivo otra vez y suba una nueva versión.',
  qu: 'Necesario kaptinqa, archivota musuqmanta ruwaspa huk versionta wicharichiy.',
  en: 'If it is needed, export the file again and upload a new version.',
}

/**
 * Everything that staff should know of a file that was published all the same, by its stable code. What keeps a work
 * from being made at all is an error (`errors.ts`); what only lessens it is a warning.
 */
export const WARNINGS = {
  // --- sound -----------------------------------------------------------------------------------------------
  short_term_high: {
    message: {
      es: 'Un pasaje suena más fuerte de lo que la norma de radio permite durante tres segundos (EBU R 128 s1).',
      qu: 'Huk rakinqa radiopaq nisyu kallpawan uyarikun.',
      en: 'A passage is louder for three seconds than the broadcast standard allows (EBU R 128 s1).',
    },
    hint: {
      es: 'Baje ese pasaje en su editor de audio y suba una nueva versión, o avise a la emisora.',
      qu: 'Chay rakinta uraykachiy, musuq versionta wicharichiy.',
      en: 'Lower that passage in your sound editor and upload a new version, or tell the station.',
    },
  },
  loudness_missed: {
    message: {
      es: 'No se pudo llevar el sonido exactamente al volumen de radio.',
      qu: 'Uyarinata radiopaq kallpaman churayqa mana atikurqanchu.',
      en: 'The sound could not be brought exactly to broadcast loudness.',
    },
    hint: {
      es: 'Escúchelo antes de emitirlo; si suena mal, expórtelo con menos compresión y suba una nueva versión.',
      qu: 'Manaraq radiopi uyarichichkaspa, uyariy.',
      en: 'Listen to it before it is aired; if it sounds wrong, export it with less compression and upload a new version.',
    },
  },
  true_peak_high: {
    message: {
      es: 'Algún pico del sonido pasa el límite de radio (−1 dBTP).',
      qu: 'Uyarinapa huk puntanqa radiopa limitenta pasan.',
      en: 'A peak of the sound passes the broadcast limit (−1 dBTP).',
    },
    hint: {
      es: 'Escúchelo antes de emitirlo; si distorsiona, suba una versión con menos volumen.',
      qu: 'Manaraq radiopi uyarichichkaspa, uyariy.',
      en: 'Listen to it before it is aired; if it distorts, upload a version at a lower level.',
    },
  },
  sound_clipped: {
    message: {
      es: 'La grabación está saturada: sus picos están cortados y puede sonar distorsionada.',
      qu: 'Grabacionqa nisyu kallpawan ruwasqa: mana allintachu uyarikunman.',
      en: 'The recording is clipped: its peaks are cut off and it may sound distorted.',
    },
    hint: {
      es: 'Si la oye sucia, grábela de nuevo con menos volumen de entrada; bajar el volumen después no lo arregla.',
      qu: 'Mana allin kaptinqa, pisi kallpawan musuqmanta grabay.',
      en: 'If it sounds harsh, record it again at a lower input level; lowering it afterwards does not mend it.',
    },
  },
  sound_quiet: {
    message: {
      es: 'La grabación es muy baja ({about} LUFS); se subió el volumen, y con él el ruido de fondo.',
      qu: 'Grabacionqa nisyu pisi kallpayuq ({about} LUFS); kallpanta wicharichisqaku, ruidontawan.',
      en: 'The recording is very quiet ({about} LUFS); it was raised, and its background noise with it.',
    },
    hint: {
      es: 'Escúchela entera; si hay mucho ruido, grabe más cerca del micrófono y suba una nueva versión.',
      qu: 'Tukuyta uyariy; ruido kaptinqa, microfonopa ladonpi grabay.',
      en: 'Listen to all of it; if there is much noise, record closer to the microphone and upload a new version.',
    },
  },
  sound_one_sided: {
    message: {
      es: 'Solo suena un lado (izquierdo o derecho) de la grabación; el otro está en silencio.',
      qu: 'Huk ladollam uyarikun; huknin ladoqa upallalla.',
      en: 'Only one side (left or right) of the recording sounds; the other is silent.',
    },
    hint: {
      es: 'Revise el cable o el editor; si debe oírse por ambos lados, expórtelo en mono y suba una nueva versión.',
      qu: 'Cableta qaway; mono nisqapi ruwaspa musuq versionta wicharichiy.',
      en: 'Check the cable or the editor; if it should be heard on both sides, export it in mono and upload a new version.',
    },
  },
  sound_cancels: {
    message: {
      es: 'Los lados izquierdo y derecho se anulan entre sí: en un parlante solo casi no se oiría.',
      qu: 'Lluqi ladowan alliq ladowan chinkachinakunku: huk parlantellapi manam uyarikunmanchu.',
      en: 'Left and right cancel each other out: on a single loudspeaker hardly anything would be heard.',
    },
    hint: {
      es: 'Las copias en mono usan un solo lado. Revise la polaridad del cable para la próxima grabación.',
      qu: 'Mono copiakunaqa huk ladollawan ruwasqa. Cableta qaway.',
      en: 'The mono copies use one side alone. Check the polarity of the cable for the next recording.',
    },
  },
  sound_cut_short: {
    message: {
      es: 'El sonido termina antes de lo que el archivo dice: se publicó hasta {about} s.',
      qu: 'Uyarinaqa ñawpaqllata tukun: {about} s kamalla.',
      en: 'The sound ends before the file says it does: it was published up to {about} s.',
    },
    hint: {
      es: 'Oiga si falta algo; si falta, copie el archivo otra vez y suba una nueva versión.',
      qu: 'Imapas chinkasqanta uyariy; chinkaptinqa, yapamanta wicharichiy.',
      en: 'Listen whether something is missing; if so, copy the file again and upload a new version.',
    },
  },
  sound_damaged: {
    message: {
      es: 'Algunas partes del sonido están dañadas y se saltaron.',
      qu: 'Uyarinapa wakin rakinqa waqllisqam, mana churasqachu.',
      en: 'Some parts of the sound are damaged and were skipped.',
    },
    hint: {
      es: 'Escúchelo entero; si se corta, copie el archivo otra vez y suba una nueva versión.',
      qu: 'Tukuyta uyariy; kuchusqa kaptinqa, yapamanta wicharichiy.',
      en: 'Listen to all of it; if it breaks off, copy the file again and upload a new version.',
    },
  },
  no_picture: {
    message: {
      es: 'El archivo es de video, pero solo tiene sonido: se publicó como audio.',
      qu: 'Video hina archivom, ichaqa uyarinallayuq: audio hina riqsichisqa.',
      en: 'It is a video file, but has only sound: it was published as sound.',
    },
    hint: {
      es: 'Si debía tener imagen, expórtelo otra vez y súbalo como una obra nueva.',
      qu: 'Siqiyuq kanan karqa chayqa, yapamanta ruwaspa musuq llamkay hina wicharichiy.',
      en: 'If it should have a picture, export it again and upload it as a new work.',
    },
  },

  // --- a film ----------------------------------------------------------------------------------------------
  film_cut_short: {
    message: {
      es: 'El archivo dice ser más largo de lo que es: se publicó hasta {about} s.',
      qu: 'Archivoqa suniraq nin, ichaqa {about} s kamallam kan.',
      en: 'The file says that it is longer than it is: it was published up to {about} s.',
    },
    hint: {
      es: 'Mire si falta el final; si falta, copie el archivo otra vez y suba una nueva versión.',
      qu: 'Tukukuynin chinkasqanta qaway; chinkaptinqa, yapamanta wicharichiy.',
      en: 'See whether the end is missing; if so, copy the file again and upload a new version.',
    },
  },
  sound_ends_early: {
    message: {
      es: 'El sonido termina a los {about} s, antes que la imagen; después hay silencio.',
      qu: 'Uyarinaqa {about} s nisqapi tukun, siqimanta ñawpaqta; chaymanta upallalla.',
      en: 'The sound ends at {about} s, before the picture; silence follows.',
    },
    hint: MAKE_AGAIN,
  },
  picture_ends_early: {
    message: {
      es: 'La imagen termina a los {about} s, antes que el sonido; se queda el último cuadro.',
      qu: 'Siqiqa {about} s nisqapi tukun, uyarinamanta ñawpaqta; qipa siqilla qipan.',
      en: 'The picture ends at {about} s, before the sound; its last frame stays.',
    },
    hint: MAKE_AGAIN,
  },
  sound_silent: {
    message: {
      es: 'El video tiene una pista de sonido, pero en ella no se oye nada.',
      qu: 'Videoqa uyarina pistayuqmi, ichaqa manam imapas uyarikunchu.',
      en: 'The film has a sound track, but nothing can be heard in it.',
    },
    hint: MAKE_AGAIN,
  },
  film_quiet: {
    message: {
      es: 'El sonido del video es muy bajo ({about} LUFS).',
      qu: 'Videopa uyarinanqa nisyu pisi kallpayuq ({about} LUFS).',
      en: 'The sound of the film is very quiet ({about} LUFS).',
    },
    hint: {
      es: 'Súbale el volumen en su editor y suba una nueva versión: en un celular casi no se oirá.',
      qu: 'Kallpanta wicharichiy, musuq versionta wicharichiy: celularpi manam allintachu uyarikunqa.',
      en: 'Raise it in your editor and upload a new version: on a phone it will hardly be heard.',
    },
  },

  // --- extras of a video -----------------------------------------------------------------------------------
  poster_left_out: {
    message: {
      es: 'No se pudo hacer la imagen de portada.',
      qu: 'Qallariy siqita ruwayqa mana atikurqanchu.',
      en: 'The poster could not be made.',
    },
    hint: MAKE_AGAIN,
  },
  storyboard_left_out: {
    message: {
      es: 'No se pudieron hacer las vistas previas de la barra de tiempo.',
      qu: 'Tiempo barrapa siqinkunata ruwayqa mana atikurqanchu.',
      en: 'The previews of the time bar could not be made.',
    },
    hint: MAKE_AGAIN,
  },
  captions_left_out: {
    message: {
      es: 'No se pudieron leer los subtítulos que vienen en el archivo.',
      qu: 'Archivopi qillqasqa rimayninta ñawinchayqa mana atikurqanchu.',
      en: 'The captions inside the file could not be read.',
    },
    hint: {
      es: 'Súbalos aparte, como SRT o VTT, en esta página.',
      qu: 'Kay patapi sapakama wicharichiy (SRT utaq VTT).',
      en: 'Upload them on their own, as SRT or VTT, on this page.',
    },
  },
  downloads_left_out: {
    message: {
      es: 'No se pudo hacer una copia para descargar.',
      qu: 'Uraykachinapaq copiata ruwayqa mana atikurqanchu.',
      en: 'A copy for download could not be made.',
    },
    hint: MAKE_AGAIN,
  },

  // --- brochures -------------------------------------------------------------------------------------------
  pages_lost: {
    message: {
      es: 'No se pudieron leer estas páginas del PDF, y faltan: {about}.',
      qu: 'PDFpa kay rapinkunata ñawinchayqa mana atikurqanchu, manam kanchu: {about}.',
      en: 'These pages of the PDF could not be read, and are missing: {about}.',
    },
    hint: {
      es: 'Ábralo en su computadora, guárdelo otra vez como PDF y suba una nueva versión.',
      qu: 'Computadoraykipi kichaspa PDF hina waqaychay, musuq versionta wicharichiy.',
      en: 'Open it on your computer, save it as a PDF again and upload a new version.',
    },
  },
  pdf_restricted: {
    message: {
      es: 'El PDF pide que no se imprima o no se copie su texto, pero se abre sin contraseña: se publicó para leer.',
      qu: 'PDFqa imprimiyta utaq copiayta harkan, ichaqa mana contraseñawan kichakun: ñawinchanapaq riqsichisqa.',
      en: 'The PDF asks not to be printed or copied, but opens without a password: it was published for reading.',
    },
    hint: {
      es: 'Si no es suyo, pregunte a quien lo hizo si pueden difundirlo; si no, retírelo.',
      qu: 'Mana qampa kaptinqa, ruwaqninta tapuy; mana munaptinqa qichuy.',
      en: 'If it is not yours, ask its maker whether you may share it; if not, withdraw it.',
    },
  },
  pdf_active: {
    message: {
      es: 'El PDF llevaba programas, acciones o archivos ocultos: se quitaron de la copia que se descarga.',
      qu: 'PDFpa ukunpi pakasqa programakuna utaq archivokuna karqan: uraykachina copiamanta qichusqa.',
      en: 'The PDF had scripts, actions or hidden files inside: they were taken out of the copy for download.',
    },
    hint: {
      es: 'Ábralo una vez y vea si está como debe. El archivo que subió se conserva, pero no se ofrece al público.',
      qu: 'Kichaspa qaway allinchu kachkan. Wicharichisqayki archivoqa waqaychasqa, mana llapa runapaqchu.',
      en: 'Open it once and see that it is as it should be. What you uploaded is kept, but not offered to the public.',
    },
  },
  pdf_not_offered: {
    message: {
      es: 'No se pudo comprobar que el PDF sea seguro: se publican sus páginas, pero no se ofrece para descargar.',
      qu: 'PDF allin kasqanqa mana yachakurqanchu: raphinkunalla riqsichisqa, manam uraykachinapaqchu.',
      en: 'The PDF could not be found to be safe: its pages are published, but it is not offered for download.',
    },
    hint: {
      es: 'Ábralo y guárdelo de nuevo con «Imprimir» → «Guardar como PDF», y suba esa versión.',
      qu: 'Kichaspa «Imprimir» → «Guardar como PDF» nisqawan waqaychay, chay versionta wicharichiy.',
      en: 'Open it, save it anew with “Print” → “Save as PDF”, and upload that version.',
    },
  },
  script_mismatch: {
    message: {
      es: 'El libreto y el sonido no coinciden, o no se pudo reconocer: {about}.',
      qu: 'Librituwan uyarinawan mana tupankuchu, icha mana riqsiyta atikunchu: {about}.',
      en: 'Script and sound do not agree, or could not be recognised: {about}.',
    },
    hint: {
      es: 'Escuche ese pasaje con el libreto a la vista; corrija el libreto, o el tiempo de la frase en «Libreto con tiempos».',
      qu: 'Chay rakita librituta qawaspa uyariy; librituta allichay, icha chay rimaypa pachanta.',
      en: 'Listen to that passage with the script before you; correct the script, or the time of the sentence under “Script with times”.',
    },
  },
  script_untimed: {
    message: {
      es: 'El libreto quedó sin tiempos.',
      qu: 'Librituqa mana pachayuqchu.',
      en: 'The script has no times.',
    },
    hint: {
      es: 'La obra se publicó igual; no tiene subtítulos del libreto ni se puede seguir la lectura.',
      qu: 'Obraqa riqsichisqañam; librituta uyarispa qatiyqa manam kanchu.',
      en: 'The work is published all the same, without captions from its script and without reading along.',
    },
  },
  pdf_attachments: {
    message: {
      es: 'El PDF lleva otros archivos adjuntos, que no se publican.',
      qu: 'PDFpa ukunpi huk archivokuna kan, chaykunaqa mana riqsichisqachu.',
      en: 'The PDF carries other files inside, which are not published.',
    },
    hint: {
      es: 'Si los lectores los necesitan, suba cada uno como una obra aparte.',
      qu: 'Ñawinchaqkuna necesitaptinqa, sapakama wicharichiy.',
      en: 'If readers need them, upload each as a work of its own.',
    },
  },
} as const satisfies Record<string, WarningEntry>

export type WarningCode = keyof typeof WARNINGS

export const WARNING_CODES = Object.keys(WARNINGS) as WarningCode[]
