import { RENDITIONS } from '../media/stations/rendition.ts'
import { EXIT_CODES } from './failure.ts'
import { VERSION } from './version.ts'

export const HELP = `chaski-station ${VERSION}: trae a esta radio los spots que se pueden emitir y retira los que ya no.

Uso:
  node chaski-station.mjs pull --to CARPETA --server DIRECCIÓN --token CLAVE [opciones]
  node chaski-station.mjs pull --from MALETÍN --to CARPETA [opciones]
  node chaski-station.mjs status --to CARPETA
  node chaski-station.mjs setup      pregunta lo necesario, lo guarda en chaski-station.json y hace una vuelta

Opciones:
  --to CARPETA       donde quedan los spots
  --from MALETÍN     la memoria USB de la organización, en lugar del servidor (como D:\\)
  --station EMISORA  cuál es esta emisora, si el maletín es de varias
  --once             una sola vez (así trabaja si no se dice otra cosa)
  --every MINUTOS    para siempre, cada tantos minutos
  --format FORMATO   ${RENDITIONS.join(', ')} (mp3-128 si no se dice)
  --log RUTA         registro de la automatización, o carpeta de registros; se puede repetir.
                     Se leen ZaraRadio/ZaraStudio, Rivendell (Text Log) y CSV
  --proxy DIRECCIÓN  si la red sale por un proxy; si no, valen HTTP_PROXY, HTTPS_PROXY y NO_PROXY
  --config ARCHIVO   en lugar de chaski-station.json junto al programa
  --help, --version

Todo se puede escribir en chaski-station.json, junto al programa:
  { "server": "https://…", "token": "…", "folder": "C:\\\\Chaski", "every": 15, "logs": ["C:\\\\ZaraRadio\\\\Logs"] }

En la carpeta:
  hoy/               lo que se puede emitir ahora: apunte aquí su programa
  hoy.m3u, hoy.m3u8  lo mismo como lista
  spots/             todo lo que se tiene, también lo que empieza otro día (no lo toque)
  .chaski/           la memoria del agente (no la toque)

Códigos de salida:
  0 todo bien · ${EXIT_CODES.unexpected} error inesperado · ${EXIT_CODES.usage} orden o configuración mal escrita · ${EXIT_CODES.offline} sin conexión (se sigue con lo que hay)
  ${EXIT_CODES.token} clave no aceptada · ${EXIT_CODES.pending} algo quedó pendiente · ${EXIT_CODES.disk} disco lleno · ${EXIT_CODES.folder} carpeta sin permiso
  ${EXIT_CODES.locked} otro agente trabaja en la carpeta · ${EXIT_CODES.portal} respondió otra cosa que Chaski (portal cautivo)
  Del maletín: ${EXIT_CODES.suitcase_damaged} dañado o a medio escribir · ${EXIT_CODES.suitcase_foreign} de otra organización o emisora · ${EXIT_CODES.suitcase_old} anterior a lo que ya se tiene
`
