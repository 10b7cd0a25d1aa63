/**
 * A rule says no. Thrown anywhere in a command, it rolls the transaction back and comes out beside the field
 * in the form, with everything typed still there.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** Somebody else changed the same thing meanwhile: the page shows both versions. */
export class StaleVersion extends Refusal {
  override name = 'StaleVersion'
  constructor(
    message = 'Someone else changed this while you were editing it. Compare the two versions below.',
  ) {
    super('version', message)
  }
}

/** There is no such thing, or whoever asks may not know that there is. Both look the same. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** What an address names stands elsewhere now, and whoever asks may see where. Links that were kept still lead there. */
export class MovedTo extends Error {
  override name = 'MovedTo'
  readonly id: string
  readonly newId: string
  constructor(id: string, newId: string) {
    super('moved')
    this.id = id
    this.newId = newId
  }
}

/** A mistake of the person at the command line: one line on stderr and a non-zero exit. */
export class CommandMistake extends Error {
  override name = 'CommandMistake'
}
