// What the phone app needs of the contract beside its types, without the schemas: it has to start quickly on a cheap phone.

/** Sent with every request to `/outreach/api`: no form of another site can set it. */
export const outreachHeader = { name: 'x-throughline', value: 'outreach' } as const

/** The most items of one sending, and the most bytes of one file. */
export const mostItems = 50
export const mostFileBytes = 8 * 1024 * 1024

/** The type of the body of a file that is sealed; see `FileRequest` in contract.ts. */
export const sealedType = 'application/vnd.throughline.sealed'
