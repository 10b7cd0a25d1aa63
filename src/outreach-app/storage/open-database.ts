/** The phone has no room left: nothing was kept of what was to be written. */
export class StorageFull extends Error {
  override name = 'StorageFull'
}

type Connection = {
  open: () => Promise<IDBDatabase>
  /** Deletes the whole database, also where another tab has it open: it lets go when asked. */
  remove: () => Promise<void>
}

/**
 * A database of the browser that is opened when it is first needed, and again after another tab had it closed to delete it
 * or to change its form. `onGone` hears that it is being deleted.
 */
export function connection(
  name: string,
  stores: (db: IDBDatabase) => void,
  onGone?: () => void,
): Connection {
  let opened: Promise<IDBDatabase> | undefined
  const open = () => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.addEventListener('upgradeneeded', () => stores(request.result))
      request.addEventListener('error', () => reject(faultOf(request.error)))
      request.addEventListener('success', () => {
        const db = request.result
        const forget = () => {
          opened = undefined
        }
        db.addEventListener('versionchange', event => {
          db.close()
          forget()
          if (event.newVersion === null) onGone?.()
        })
        db.addEventListener('close', forget)
        resolve(db)
      })
    }).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  const remove = async () => {
    const db = await opened?.catch(() => undefined)
    db?.close()
    opened = undefined
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.addEventListener('success', () => resolve())
      request.addEventListener('error', () => reject(faultOf(request.error)))
    })
  }
  return { open, remove }
}

/** The answer to one request. */
export function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(faultOf(request.error)))
  })
}

/**
 * Runs a change of some stores and waits until it is on the disk: what is said to be saved has to outlive a battery that
 * dies. Undone as a whole where anything in it fails. Nothing but the database may be waited for inside.
 */
export async function change<T>(
  db: IDBDatabase,
  stores: readonly string[],
  run: (tx: IDBTransaction) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  const finished = new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve())
    tx.addEventListener('abort', () => reject(faultOf(tx.error)))
  })
  finished.catch(() => {})
  let answer: T
  try {
    answer = await run(tx)
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // It was undone already.
    }
    if (tx.error) throw faultOf(tx.error)
    throw error instanceof DOMException ? faultOf(error) : error
  }
  await finished
  return answer
}

/** Reads from some stores as they stand at one moment. */
export async function look<T>(
  db: IDBDatabase,
  stores: readonly string[],
  run: (tx: IDBTransaction) => Promise<T>,
): Promise<T> {
  return await run(db.transaction(stores, 'readonly'))
}

function faultOf(error: DOMException | null): Error {
  if (error?.name === 'QuotaExceededError') return new StorageFull()
  return error ?? new Error('The storage of the phone gave way')
}
