/** What is said of the files that a work has had. */
export const words = {
  title: 'Versiones',
  number: (version: number) => `Versión ${version} `,
  visible: 'La que se ve',
  gone: 'Su archivo ya se borró.',
  back: 'Volver a esta',
  backTo: (version: number) => `Volver a la versión ${version}`,
  question: (version: number) => `¿Volver a la versión ${version}?`,
  text: 'Su archivo se prepara otra vez y queda como versión nueva. La actual se ve hasta que esté lista; ninguna se borra por eso.',
  confirm: 'Sí, volver',
  done: (version: number) => `Se prepara otra vez el archivo de la versión ${version}.`,
}
