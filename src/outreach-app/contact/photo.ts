import type { Photo } from '../phone/written.ts'

const longestSide = 1600
const previewSide = 160

/**
 * A picture drawn anew and smaller: nothing of what the camera wrote into the file (place, time, device) is in the new one.
 * Undefined where the file is no picture that this browser reads.
 */
export async function redrawPhoto(
  file: Blob,
): Promise<{ photo: Photo; preview: string } | undefined> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return undefined
  }
  const large = draw(picture, longestSide)
  const preview = draw(picture, previewSide).toDataURL('image/jpeg', 0.6)
  picture.close()
  const blob = await new Promise<Blob | null>(resolve => large.toBlob(resolve, 'image/jpeg', 0.8))
  if (!blob) return undefined
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return { photo: { sha256: await hashOf(bytes), bytes }, preview }
}

function draw(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
