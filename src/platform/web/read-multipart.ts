import type { FastifyRequest } from 'fastify'
import type { UploadedFile, Values } from './form-page.ts'

/** Fields and files of a multipart form, in the shape that other forms have. Everything is in memory afterwards. */
export async function readMultipart(request: FastifyRequest): Promise<void> {
  const values: Values = {}
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (part.filename)
        values[part.fieldname] = { name: part.filename, bytes } satisfies UploadedFile
    } else {
      const before = values[part.fieldname]
      const value = String(part.value)
      values[part.fieldname] =
        before === undefined
          ? value
          : [...[before].flat(), value].filter(one => typeof one === 'string')
    }
  }
  request.body = values
}
