import { type ErrorEntry, REFUSALS } from './refusals.ts'
import type { InterfaceLanguage } from './vocabulary.ts'

/**
 * Every failure that a person can meet, by its stable code. Codes are part of the contract: they stand in problem
 * documents (RFC 9457), in the `error` of a work and in the pages. The Quechua is that of Ayacucho and Huancavelica
 * (quy); `docs/decisions/` says who has reviewed it.
 */
export const ERRORS = {
  // --- requests -------------------------------------------------------------------------------------------
  bad_request: {
    status: 400,
    transient: false,
    message: {
      es: 'La solicitud no se entiende.',
      qu: 'Mañakusqayki mana hamutakunchu.',
      en: 'The request is not valid.',
    },
    hint: {
      es: 'Revise los campos señalados e intente otra vez.',
      qu: 'Qillqasqaykita qaway, chaymanta yapamanta kachay.',
      en: 'Check the fields listed and try again.',
    },
  },
  not_signed_in: {
    status: 401,
    transient: false,
    message: { es: 'Usted no ha ingresado.', qu: 'Manaraqmi yaykurqankichu.', en: 'You are not signed in.' },
    hint: {
      es: 'Ingrese con su correo y contraseña.',
      qu: 'Correo nisqaykiwan, contraseñaykiwan yaykuy.',
      en: 'Sign in with your e-mail address and password.',
    },
  },
  wrong_credentials: {
    status: 401,
    transient: false,
    message: {
      es: 'El correo o la contraseña no son correctos.',
      qu: 'Correo utaq contraseña mana allinchu.',
      en: 'The e-mail address or the password is wrong.',
    },
    hint: {
      es: 'Escríbalos otra vez; si los olvidó, pida a un administrador que los cambie.',
      qu: 'Yapamanta qillqay; qunqaspaykiqa administradorta mañakuy.',
      en: 'Type them again; if you forgot them, ask an administrator to reset them.',
    },
  },
  wrong_password: {
    status: 403,
    transient: false,
    message: {
      es: 'La contraseña actual no es correcta.',
      qu: 'Kunan contraseñayki mana allinchu.',
      en: 'Your current password is wrong.',
    },
    hint: {
      es: 'Escríbala otra vez; si la olvidó, pida a un administrador que la cambie.',
      qu: 'Yapamanta qillqay; qunqaspaykiqa administradorta mañakuy.',
      en: 'Type it again; if you forgot it, ask an administrator to reset it.',
    },
  },
  forbidden: {
    status: 403,
    transient: false,
    message: {
      es: 'Su cuenta no puede hacer esto.',
      qu: 'Cuentaykiqa mana kayta ruwayta atinchu.',
      en: 'You do not have permission to do this.',
    },
    hint: {
      es: 'Pida a un administrador que lo haga o que le dé permiso.',
      qu: 'Administradorta mañakuy.',
      en: 'Ask an administrator to do it or to give you permission.',
    },
  },
  not_found: {
    status: 404,
    transient: false,
    message: {
      es: 'Eso no está aquí.',
      qu: 'Chayqa manam kaypichu.',
      en: 'There is nothing at this address.',
    },
    hint: {
      es: 'Revise la dirección o búsquelo en la página de inicio.',
      qu: 'Direccionta qaway utaq qallariy patapi maskay.',
      en: 'Check the address, or look for it on the front page.',
    },
  },
  changed_meanwhile: {
    status: 412,
    transient: false,
    message: {
      es: 'Otra persona cambió esta obra mientras usted la editaba.',
      qu: 'Qam qillqachkaptiyki, huk runa kay ruwasqata tikrarqun.',
      en: 'Somebody else changed this work while you were editing it.',
    },
    hint: {
      es: 'No se guardó ni se perdió nada: vuelva a cargar la obra, mire lo que cambió y guarde otra vez.',
      qu: 'Manam imapas chinkanchu: ruwasqata musuqmanta kichay, tikrasqata qaway, chaymanta waqaychay.',
      en: 'Nothing was saved and nothing is lost: load the work again, look at what changed and save once more.',
    },
  },
  too_slow: {
    status: 408,
    transient: true,
    message: {
      es: 'Los datos llegaron demasiado lento y se dejó de esperar.',
      qu: 'Kachasqayki nisyu allillamanta chayamurqa, manaña suyakurqachu.',
      en: 'The data came too slowly, and waiting for it was given up.',
    },
    hint: {
      es: 'Revise su conexión e intente otra vez.',
      qu: 'Internetniykita qaway, chaymanta yapamanta kachay.',
      en: 'Check your connection and try again.',
    },
  },
  conflict: {
    status: 409,
    transient: false,
    message: {
      es: 'En su estado actual, la obra no permite esa acción.',
      qu: 'Kunan hina kachkaspa, kay ruwayqa mana atikunchu.',
      en: 'The current state of the work does not allow this.',
    },
    hint: {
      es: 'Vuelva a cargar la página y mire su estado.',
      qu: 'Patata musuqmanta kichay.',
      en: 'Reload the page and check its state.',
    },
  },
  no_help_line: {
    status: 409,
    transient: false,
    message: {
      es: 'Una obra delicada no puede verse sin una línea de ayuda al lado.',
      qu: 'Sasa ruwasqaqa mana yanapakuy línea kaptinqa manam rikunanpaqchu.',
      en: 'A sensitive work cannot be shown without a help line beside it.',
    },
    hint: {
      es: 'Active primero un servicio de ayuda, como la Línea 100.',
      qu: 'Ñawpaqta huk yanapakuyta qallarichiy, Línea 100 hina.',
      en: 'First activate a help service, such as Línea 100.',
    },
  },
  version_gone: {
    status: 410,
    transient: false,
    message: {
      es: 'El archivo de esa versión ya se borró.',
      qu: 'Chay versionpa archivonqa pichasqañam.',
      en: 'The file of that version has been deleted.',
    },
    hint: {
      es: 'Los archivos reemplazados se guardan unos días. Suba otra vez el archivo como nueva versión.',
      qu: 'Tikrasqa archivokunaqa pisi punchawllam waqaychasqa. Archivota huktawan churay.',
      en: 'Replaced files are kept for some days. Upload the file again as a new version.',
    },
  },
  narrow_token: {
    status: 403,
    transient: false,
    message: {
      es: 'Esta llave no alcanza para hacer eso.',
      qu: 'Kay llaveqa mana chaypaqchu.',
      en: 'This token does not reach as far as that.',
    },
    hint: {
      es: 'Cree en «Mi cuenta» otra llave que lo permita, o hágalo en el estudio.',
      qu: '«Cuentay» nisqapi huk llaveta ruway, utaq estudiopi ruway.',
      en: 'Create another token that allows it under “My account”, or do it in the studio.',
    },
  },
  invitation_ended: {
    status: 410,
    transient: false,
    message: {
      es: 'Esta invitación ya se usó, venció o se anuló.',
      qu: 'Kay invitacionqa ña llamkachisqaña, utaq tukusqaña.',
      en: 'This invitation has been used, has expired, or was taken back.',
    },
    hint: {
      es: 'Si la usó usted, ingrese con su correo y su contraseña. Si no, pida otra a quien se la envió.',
      qu: 'Qam llamkachirqanki chayqa, correoykiwan contraseñaykiwan yaykuy. Manachayqa huktawan mañakuy.',
      en: 'If it was you, sign in with your address and password. Otherwise ask whoever sent it for another.',
    },
  },
  email_taken: {
    status: 409,
    transient: false,
    message: {
      es: 'Ese correo ya tiene una cuenta.',
      qu: 'Chay correoqa cuentayuqñam.',
      en: 'That e-mail address has an account already.',
    },
    hint: {
      es: 'Use otro correo, o cambie la cuenta que ya existe.',
      qu: 'Huk correota churay, utaq kaqña cuentata tikray.',
      en: 'Use another address, or change the account that is there.',
    },
  },
  own_rights: {
    status: 409,
    transient: false,
    message: {
      es: 'Nadie puede quitarse a sí mismo los permisos de administrador.',
      qu: 'Manam pipas kikinpa administrador atiyninta qichukuyta atinchu.',
      en: 'Nobody can take away their own rights as an administrator.',
    },
    hint: {
      es: 'Pida a otro administrador que lo haga: así siempre queda alguien que pueda dejar entrar a los demás.',
      qu: 'Huk administradorta mañakuy: chaynapi sapa kuti pillapas kanqa hukkunata yaykuchinanpaq.',
      en: 'Ask another administrator to do it: somebody must be left who can let the others in.',
    },
  },
  gone: {
    status: 410,
    transient: false,
    message: {
      es: 'Esta obra fue retirada.',
      qu: 'Kay llamkayqa qichusqam.',
      en: 'This work has been withdrawn.',
    },
    hint: {
      es: 'Deje de difundirla y borre sus copias.',
      qu: 'Amaña uyarichiychu, copiankunata pichay.',
      en: 'Stop broadcasting it and delete your copies.',
    },
  },
  upload_ended: {
    status: 410,
    transient: false,
    message: {
      es: 'Esta subida ya no está abierta: terminó por otro lado, fue rechazada o venció.',
      qu: 'Kay wichariyqa manaña kichasqachu: huk ladupi tukurqa, mana chaskisqachu utaq pachan tukurqa.',
      en: 'This upload is no longer open: it ended elsewhere, was refused, or has expired.',
    },
    hint: {
      es: 'Busque la obra en la lista; si no está, suba el archivo otra vez.',
      qu: 'Listapi llamkayta maskay; mana kaptinqa archivota yapamanta wicharichiy.',
      en: 'Look for the work in the list; if it is not there, upload the file again.',
    },
  },
  offset_mismatch: {
    status: 409,
    transient: true,
    message: {
      es: 'El servidor tiene otra cantidad de este archivo que la que se le anuncia.',
      qu: 'Servidorpiqa kay archivomanta huk hayka kachkan, manam nisqaykichu.',
      en: 'The server has another amount of this file than it is told.',
    },
    hint: {
      es: 'Siga desde donde el servidor quedó; si el archivo se sube también en otra ventana, deje una sola.',
      qu: 'Servidorpa kasqanmanta qatiy; huk ventanapipas wichachkan chayqa, hukllata saqiy.',
      en: 'Go on from where the server is; if another window uploads the same file, keep only one.',
    },
  },
  cursor_void: {
    status: 410,
    transient: false,
    message: {
      es: 'El cursor ya no sirve.',
      qu: 'Chay cursorqa manaña valenchu.',
      en: 'The cursor is no longer valid.',
    },
    hint: {
      es: 'Pida todo de nuevo, sin cursor.',
      qu: 'Llapanta musuqmanta mañakuy, mana cursorniyuq.',
      en: 'Start again without a cursor.',
    },
  },
  too_large: {
    status: 413,
    transient: false,
    message: {
      es: 'El archivo es demasiado grande.',
      qu: 'Archivoqa nisyu hatunmi.',
      en: 'The file is too large.',
    },
    hint: {
      es: 'Expórtelo con menos calidad o divídalo en partes.',
      qu: 'Aswan uchuyta ruway utaq rakiy.',
      en: 'Export it at a lower quality or split it.',
    },
  },
  address_too_long: {
    status: 414,
    transient: false,
    message: {
      es: 'La dirección es demasiado larga.',
      qu: 'Chay direccionqa nisyu sunim.',
      en: 'The address is too long.',
    },
    hint: {
      es: 'Acorte la búsqueda, o vuelva a la página de inicio.',
      qu: 'Maskasqaykita pisiyachiy utaq qallariy pataman kutiy.',
      en: 'Shorten what you search for, or go back to the front page.',
    },
  },
  wrong_content_type: {
    status: 415,
    transient: false,
    message: {
      es: 'Aquí no se recibe ese tipo de contenido.',
      qu: 'Kaypiqa chay hina willakuyta mana chaskinchu.',
      en: 'That type of content is not accepted here.',
    },
    hint: {
      es: 'Envíe JSON, con Content-Type: application/json, o lo que la documentación de la API indica.',
      qu: 'JSON nisqata kachay, Content-Type: application/json nisqawan.',
      en: 'Send JSON with Content-Type: application/json, or what the documentation of the API asks for.',
    },
  },
  headers_too_large: {
    status: 431,
    transient: false,
    message: {
      es: 'El navegador envió demasiados datos en el encabezado.',
      qu: 'Navegadorqa encabezadopi nisyu achkata kacharqa.',
      en: 'The browser sent too much in the headers of its request.',
    },
    hint: {
      es: 'Borre las cookies de este sitio e intente otra vez.',
      qu: 'Kay sitiopa cookienkunata pichay, chaymanta yapamanta.',
      en: 'Delete the cookies of this site and try again.',
    },
  },
  too_many_requests: {
    status: 429,
    transient: true,
    message: {
      es: 'Demasiados intentos seguidos.',
      qu: 'Nisyu kutim qatiqllata.',
      en: 'Too many attempts in a row.',
    },
    hint: {
      es: 'Espere un minuto e intente otra vez.',
      qu: 'Huk minututa suyaspa yapamanta.',
      en: 'Wait a minute and try again.',
    },
  },
  internal: {
    status: 500,
    transient: true,
    message: {
      es: 'Algo falló en el servidor.',
      qu: 'Servidorpi imapas pantarun.',
      en: 'Something went wrong on the server.',
    },
    hint: {
      es: 'Nada se perdió. Intente otra vez; si se repite, avise a quien administra el sistema.',
      qu: 'Manam imapas chinkanchu. Yapamanta; kutipaptinqa administradorman willay.',
      en: 'Nothing was lost. Try again; if it keeps happening, tell whoever runs the system.',
    },
  },
  not_ready: {
    status: 503,
    transient: true,
    message: {
      es: 'El sistema todavía no está listo.',
      qu: 'Manaraqmi listochu.',
      en: 'The system is not ready yet.',
    },
    hint: {
      es: 'Espere unos segundos e intente otra vez.',
      qu: 'Pisillata suyaspa yapamanta.',
      en: 'Wait a few seconds and try again.',
    },
  },
  too_many_uploads: {
    status: 429,
    transient: true,
    message: {
      es: 'Usted tiene demasiadas subidas sin terminar.',
      qu: 'Nisyu achka mana tukusqa wicharichiyniykikuna kachkan.',
      en: 'You have too many unfinished uploads.',
    },
    hint: {
      es: 'Termine o cancele algunas e intente otra vez. Las que quedan un día sin avanzar dejan su lugar a las nuevas.',
      qu: 'Wakinta tukuy utaq hinallata saqiy, chaymanta yapamanta. Huk punchaw mana puriqkuna musuqkunapaq chusaqyanku.',
      en: 'Finish or cancel some of them and try again. Those that stand still for a day make room for new ones.',
    },
  },
  disk_full: {
    status: 507,
    transient: true,
    message: {
      es: 'No queda espacio en el disco para este archivo.',
      qu: 'Discopi manam kanñachu chay archivopaq.',
      en: 'There is not enough disk space for this file.',
    },
    hint: {
      es: 'Libere espacio o pida a quien administra el sistema que agregue un disco, y siga la subida: lo ya subido se conserva.',
      qu: 'Discota chusaqyachiy utaq administradorman willay; wicharichisqaykiqa waqaychasqam.',
      en: 'Free up space, or ask whoever runs the system to add a disk, then resume the upload: what has arrived is kept.',
    },
  },

  ...REFUSALS,

  // --- what a file can be refused for ----------------------------------------------------------------------
  damaged_file: {
    status: 422,
    transient: false,
    message: {
      es: 'El archivo está dañado o incompleto y no se puede leer.',
      qu: 'Archivoqa waqllisqam, manam ñawinchayta atikunchu.',
      en: 'The file is damaged or incomplete.',
    },
    hint: {
      es: 'Compruebe que se reproduce entero en su computadora, expórtelo o cópielo de nuevo y súbalo otra vez.',
      qu: 'Computadoraykipi tukuyninta qaway, musuqmanta ruwaspa wicharichiy.',
      en: 'Check that it plays to the end on your computer, then export or copy it again and upload it.',
    },
  },
  no_picture: {
    status: 422,
    transient: false,
    message: {
      es: 'El video no tiene imagen, solo sonido.',
      qu: 'Videoqa mana siqiyuqchu, uyarinallan.',
      en: 'The video has no picture, only sound.',
    },
    hint: {
      es: 'Si es un audio, conviértalo en spot de radio: no hace falta subirlo otra vez. Si es un video, expórtelo de nuevo con imagen.',
      qu: 'Audio kaptinqa radio spotman tikray: manam yapamanta wicharichinachu. Video kaptinqa siqintinta ruway.',
      en: 'If it is audio, turn it into a radio spot: it need not be uploaded again. If it is a video, export it again with its picture.',
    },
  },
  unsupported_format: {
    status: 422,
    transient: false,
    message: {
      es: 'El archivo está en un formato que este sistema no puede leer.',
      qu: 'Archivoqa huk formatopim, kay sistema mana ñawinchayta atinchu.',
      en: 'The file is in a format that this system cannot read.',
    },
    hint: {
      es: 'Expórtelo en un formato corriente (MP4 con H.264, MP3, WAV o FLAC de 16 o 24 bits) y súbalo otra vez.',
      qu: 'Riqsisqa formatopi (MP4, MP3, WAV) ruwaspa wicharichiy.',
      en: 'Export it in a common format (MP4 with H.264, MP3, WAV or FLAC of 16 or 24 bits) and upload it again.',
    },
  },
  no_sound: {
    status: 422,
    transient: false,
    message: {
      es: 'El archivo no tiene sonido.',
      qu: 'Archivoqa mana uyarinayuqchu.',
      en: 'The file has no audio.',
    },
    hint: {
      es: 'Un spot de radio necesita sonido: expórtelo otra vez con su pista de audio.',
      qu: 'Radio spotqa uyarinayuq kanan: audiontinta ruway.',
      en: 'A radio spot needs sound: export it again with its audio track.',
    },
  },
  silent: {
    status: 422,
    transient: false,
    message: {
      es: 'El audio está en silencio o dura menos de medio segundo.',
      qu: 'Audioqa upallalla utaq nisyu pisilla.',
      en: 'The audio is silent or shorter than half a second.',
    },
    hint: {
      es: 'Escúchelo en su computadora; si suena, expórtelo otra vez con más volumen.',
      qu: 'Computadoraykipi uyariy; kallpawan musuqmanta ruway.',
      en: 'Listen to it on your computer; if you can hear it, export it again at a higher level.',
    },
  },
  protected_file: {
    status: 422,
    transient: false,
    message: {
      es: 'El archivo está protegido con contraseña o con cifrado.',
      qu: 'Archivoqa contraseñawan wichqasqam.',
      en: 'The file is password-protected or encrypted.',
    },
    hint: {
      es: 'Quite la protección en el programa con que lo hizo, guárdelo y súbalo otra vez.',
      qu: 'Contraseñata qichuspa waqaychay, hinaspa wicharichiy.',
      en: 'Remove the protection in the program that made it, save the file, and upload it again.',
    },
  },
  too_long: {
    status: 422,
    transient: false,
    message: {
      es: 'Es más largo de lo que el sistema acepta.',
      qu: 'Nisyu sunim.',
      en: 'It is longer than the system accepts.',
    },
    hint: {
      es: 'Divídalo en partes y súbalas por separado.',
      qu: 'Rakispa sapakama wicharichiy.',
      en: 'Split it and upload the parts separately.',
    },
  },
  too_many_pixels: {
    status: 422,
    transient: false,
    message: {
      es: 'La imagen es demasiado grande para procesarla.',
      qu: 'Siqiqa nisyu hatunmi.',
      en: 'The image is too large to process.',
    },
    hint: {
      es: 'Expórtelo en tamaño menor (hasta 4K) y súbalo otra vez.',
      qu: 'Aswan uchuyta ruwaspa wicharichiy.',
      en: 'Export it at a smaller size (up to 4K) and upload it again.',
    },
  },
  wrong_kind: {
    status: 422,
    transient: false,
    message: {
      es: 'La nueva versión no es del mismo tipo que la obra.',
      qu: 'Musuq versionqa manam kikin ñawpaq hinachu.',
      en: 'The new version is of a different kind than the work.',
    },
    hint: {
      es: 'Súbala como una obra nueva.',
      qu: 'Musuq llamkay hina wicharichiy.',
      en: 'Upload it as a new work.',
    },
  },

  not_a_picture: {
    status: 422,
    transient: false,
    message: {
      es: 'El archivo no es una imagen JPEG, PNG o WebP.',
      qu: 'Archivoqa manam JPEG, PNG, WebP rikchaychu.',
      en: 'The file is not a JPEG, PNG or WebP picture.',
    },
    hint: {
      es: 'Elija una foto o un dibujo en uno de esos formatos.',
      qu: 'Chay formatokunapi rikchayta akllay.',
      en: 'Choose a photograph or a drawing in one of those formats.',
    },
  },

  // --- what can happen while a work is made ----------------------------------------------------------------
  took_too_long: {
    status: 500,
    transient: true,
    message: {
      es: 'El procesamiento se detuvo sin avanzar.',
      qu: 'Ruwayqa mana ñawpaqman puririnchu.',
      en: 'Processing stopped making progress.',
    },
    hint: {
      es: 'Presione «Reintentar». Si se repite, exporte el archivo otra vez y suba una nueva versión.',
      qu: '«Yapamanta» ñitiy. Kutipaptinqa archivota musuqmanta ruway.',
      en: 'Press “Retry”. If it fails again, export the file again and upload a new version.',
    },
  },
  transcriber_failed: {
    status: 500,
    transient: false,
    message: {
      es: 'El programa que da tiempos al libreto (TRANSCRIBER) no respondió como debe.',
      qu: 'Librituman pachakunata churaq programaqa (TRANSCRIBER) mana allintachu kutichirqa.',
      en: 'The program that gives a script its times (TRANSCRIBER) did not answer as it should.',
    },
    hint: {
      es: 'Pruébelo con el audio y el texto de la obra, o quite el ajuste para usar el propio de Chaski. Se intenta otra vez al día siguiente.',
      qu: 'Obrapa uyarinanwan qillqanwan pruebay, utaq chay ajusteta qichuy. Paqarinmi kaqmanta ruwakunqa.',
      en: 'Try it with the sound and text of the work, or remove the setting to use Chaski’s own. It is tried again the day after.',
    },
  },
  no_voice: {
    status: 500,
    transient: false,
    message: {
      es: 'Falta el programa que lee el libreto en voz alta (espeak-ng).',
      qu: 'Librituta uyarichiq programaqa (espeak-ng) manam kanchu.',
      en: 'The program that reads scripts aloud (espeak-ng) is missing.',
    },
    hint: {
      es: 'Instale espeak-ng en las máquinas que procesan. Se intenta otra vez al día siguiente.',
      qu: 'Ruwaq makinakunapi espeak-ng churay. Paqarinmi kaqmanta ruwakunqa.',
      en: 'Install espeak-ng on the machines that process. It is tried again the day after.',
    },
  },
  encoder_failed: {
    status: 500,
    transient: true,
    message: {
      es: 'No se pudo convertir el archivo.',
      qu: 'Archivota tikrayqa mana atikunchu.',
      en: 'The file could not be converted.',
    },
    hint: {
      es: 'Presione «Reintentar». Si se repite, exporte el archivo en otro formato (MP4, WAV o PDF) y suba una nueva versión.',
      qu: '«Yapamanta» ñitiy. Kutipaptinqa huk formatopi (MP4, WAV, PDF) ruway.',
      en: 'Press “Retry”. If it fails again, export the file in another format (MP4, WAV or PDF) and upload a new version.',
    },
  },
  out_of_memory: {
    status: 500,
    transient: false,
    message: {
      es: 'El archivo necesita más memoria de la permitida.',
      qu: 'Archivoqa nisyu memoriata munan.',
      en: 'The file needs more memory than allowed.',
    },
    hint: {
      es: 'Expórtelo en tamaño menor o con imágenes más livianas y suba una nueva versión.',
      qu: 'Aswan uchuyta ruwaspa wicharichiy.',
      en: 'Export it at a smaller size or with lighter images, and upload a new version.',
    },
  },
  cancelled: {
    status: 409,
    transient: false,
    message: {
      es: 'El procesamiento fue cancelado.',
      qu: 'Ruwayqa sayachisqam.',
      en: 'Processing was cancelled.',
    },
    hint: {
      es: 'Presione «Reintentar» para empezar de nuevo.',
      qu: '«Yapamanta» ñitiy.',
      en: 'Press “Retry” to start over.',
    },
  },
  store_unreachable: {
    status: 503,
    transient: true,
    message: {
      es: 'El almacén de archivos no responde.',
      qu: 'Archivo waqaychana mana kutichinchu.',
      en: 'The file store is not responding.',
    },
    hint: {
      es: 'Nada se perdió: se intentará otra vez. Si dura más de una hora, avise a quien administra el sistema.',
      qu: 'Manam imapas chinkanchu: yapamanta ruwanqa.',
      en: 'Nothing was lost: it will be retried. If it lasts longer than an hour, tell whoever runs the system.',
    },
  },

  // --- stations -------------------------------------------------------------------------------------------
  not_a_log: {
    status: 422,
    transient: false,
    message: {
      es: 'Este archivo no es un registro de emisiones que se pueda leer.',
      qu: 'Kay archivoqa mana emisiones qillqachu, mana ñawinchay atinachu.',
      en: 'This file is not a log of airings that can be read.',
    },
    hint: {
      es: 'Exporte el registro como texto o CSV, o llene la plantilla.',
      qu: 'Qillqata textopi utaq CSVpi hurquy, utaq plantillata huntachiy.',
      en: 'Export the log as text or CSV, or fill in the template.',
    },
  },
  old_workbook: {
    status: 422,
    transient: false,
    message: {
      es: 'Es un libro de Excel de antes de 2007 (.xls), que no se puede leer sin riesgo.',
      qu: 'Kayqa 2007 watamanta ñawpaq Excel (.xls), mana riesgoyuqta ñawinchay atinachu.',
      en: 'This is a workbook of Excel from before 2007 (.xls), which cannot be read safely.',
    },
    hint: {
      es: 'Ábralo, elija «Guardar como» y guárdelo como .xlsx o .csv; envíe ese archivo.',
      qu: 'Kichariy, «Guardar como» akllay, .xlsx utaq .csv hina waqaychay; chay archivota apachiy.',
      en: 'Open it, choose “Save as” and save it as .xlsx or .csv; send that file.',
    },
  },
  suitcase_damaged: {
    status: 422,
    transient: false,
    message: {
      es: 'Lo que volvió en el maletín está dañado o a medio escribir.',
      qu: 'Maletinpi kutimuqqa waqllisqam utaq mana tukusqachu.',
      en: 'What came home in the suitcase is damaged or half written.',
    },
    hint: {
      es: 'No se perdió nada: la emisora lo guarda y volverá con el próximo maletín.',
      qu: 'Manam imapas chinkanchu: emisoram waqaychan, qatiq maletinwan kutimunqa.',
      en: 'Nothing is lost: the station keeps it, and it comes with the next suitcase.',
    },
  },
  suitcase_foreign: {
    status: 422,
    transient: false,
    message: {
      es: 'El maletín no salió de aquí, o su emisora fue dada de baja.',
      qu: 'Maletinqa manam kaymantachu lluqsirqa, utaq emisoran qichusqam.',
      en: 'The suitcase was not packed here, or its station was revoked.',
    },
    hint: {
      es: 'Vea de qué organización y de qué emisora es antes de borrarlo.',
      qu: 'Manaraq pichachkaspa pipa kasqanta qaway.',
      en: 'Find out whose it is before you erase it.',
    },
  },
  suitcase_full: {
    status: 507,
    transient: false,
    message: {
      es: 'El maletín no tiene espacio para lo que falta.',
      qu: 'Maletinpi manam kanñachu faltaqkunapaq.',
      en: 'The stick has no room for what it lacks.',
    },
    hint: {
      es: 'Borre de la memoria USB lo que no sea de Chaski, o use una más grande, y empaque otra vez.',
      qu: 'Memoria USBmanta mana Chaskipa kaqta pichay, utaq aswan hatunwan yapamanta ruway.',
      en: 'Remove what is not of Chaski from the stick, or take a larger one, and pack again.',
    },
  },
  suitcase_unwritable: {
    status: 422,
    transient: false,
    message: {
      es: 'No se puede leer o escribir en el maletín.',
      qu: 'Maletinpi manam ñawinchayta nitaq qillqayta atikunchu.',
      en: 'The stick cannot be read or written.',
    },
    hint: {
      es: 'Vea que esté conectado, que no esté protegido y que sea la carpeta correcta, y hágalo otra vez: lo que estaba queda entero.',
      qu: 'Allin tinkisqa kasqanta qaway, hinaspa yapamanta ruway: kaqqa tukuyninmi qipan.',
      en: 'See that it is plugged in, not protected, and the right folder, then do it again: what was there is whole.',
    },
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text)
}

/** The rule of a schema that a field breaks: its words depend on who reads them. */
export interface FieldRule {
  keyword: string
  params: object
}

/** What is wrong with a field of a request. */
export interface FieldFault {
  path: string
  /** In English. */
  message: string
  rule?: FieldRule
}

interface Facts {
  /** For technicians: the last line of ffmpeg, a path, a limit. Never shown to viewers. */
  detail?: string
  /** Which fields of the request are at fault. */
  fields?: FieldFault[]
  cause?: unknown
}

/** The only error class: a row of the table, with the details of this case. */
export class ChaskiError extends Error {
  override readonly name = 'ChaskiError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly fields: FieldFault[] | undefined

  constructor(code: ErrorCode, facts: Facts = {}) {
    super(facts.detail ? `${code}: ${facts.detail}` : code, { cause: facts.cause })
    this.code = code
    this.detail = facts.detail
    this.fields = facts.fields
  }

  get entry(): ErrorEntry {
    return ERRORS[this.code]
  }
}

/** Whether something was refused for good: trying the very same again changes nothing. */
export function isRefusal(error: unknown): error is ChaskiError {
  return error instanceof ChaskiError && !error.entry.transient
}

/** Whether the same file may succeed at another try: not where the file itself is at fault. */
export function isRetriable(code: ErrorCode): boolean {
  return ERRORS[code].status !== 415 && ERRORS[code].status !== 422
}

/** What the API and the pages show for a code. */
export function explain(
  code: ErrorCode,
  language: InterfaceLanguage = 'es',
): { code: ErrorCode; message: string; hint: string } {
  const entry = ERRORS[code]
  return { code, message: entry.message[language], hint: entry.hint[language] }
}
