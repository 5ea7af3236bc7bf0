/** How long a work can be restored from the trash. */
export const TRASH_DAYS = 30
