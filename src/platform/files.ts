import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the content of files lies, by its SHA-256. What a file is called and who may see it is in `platform.file`. */
export type FileStore = {
  /** Keeps content and answers with its hash. Keeping it twice is harmless. */
  keep(content: Uint8Array): Promise<Buffer>
  /** The content, checked against its hash. Throws when it is missing or was changed. */
  get(sha256: Uint8Array): Promise<Buffer>
  /** Removes content for good. Removing what is not there is harmless. Only where no row refers to it any more. */
  remove(sha256: Uint8Array): Promise<void>
}

/** A store in a folder: one file for each content, under the first letters of its hash. */
export function folderStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  return {
    async keep(content) {
      const sha256 = createHash('sha256').update(content).digest()
      const path = pathOf(sha256.toString('hex'))
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Written beside and renamed: a kill in the middle leaves no half file under a whole file's name.
      const beside = `${path}.${randomBytes(6).toString('hex')}`
      await writeFile(beside, content, { mode: 0o600, flush: true })
      await rename(beside, path)
      return sha256
    },
    async get(sha256) {
      const hash = Buffer.from(sha256).toString('hex')
      const content = await readFile(pathOf(hash))
      if (createHash('sha256').update(content).digest('hex') !== hash)
        throw new Error(`The stored file ${hash} is damaged`)
      return content
    },
    async remove(sha256) {
      await rm(pathOf(Buffer.from(sha256).toString('hex')), { force: true })
    },
  }
}
