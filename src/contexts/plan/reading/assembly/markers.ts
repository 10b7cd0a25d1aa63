import type { Block } from '../reading.ts'
import { squash } from './words.ts'

const bullet = /^([•●○◦▪▫■□‣⁃∙·➢➤►▶✓✔❖*]|[-–—](?=\s)|o(?=\s)|\uf0b7|\uf0a7)\s*(?=\S)/u
const ordinal =
  /^(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?(?=\s+\p{Lu}))\s+(?=\S)/u

/** The list mark a line begins with, and what follows it. */
export function splitMarker(text: string): { marker: string; rest: string } | undefined {
  const plain = squash(text)
  const match = bullet.exec(plain) ?? ordinal.exec(plain)
  if (!match?.[1]) return undefined
  const rest = plain.slice(match[0].length)
  return rest === '' ? undefined : { marker: match[1], rest }
}

/** Gives a block its list mark when the file left the mark in the text, and takes a doubled bullet off. */
export function withMarker(block: Block): Block {
  const found = splitMarker(block.text)
  if (!found) return { ...block, text: squash(block.text) }
  if (block.marker !== undefined || block.listLevel !== undefined) {
    return isBullet(found.marker)
      ? { ...block, text: found.rest }
      : { ...block, text: squash(block.text) }
  }
  return { ...block, text: found.rest, marker: found.marker, listLevel: 1 }
}

export function isBullet(marker: string | undefined): boolean {
  return marker !== undefined && !/[\p{L}\p{N}]/u.test(marker.replace(/^o$/u, ''))
}

/** A number or letter mark without its brackets and stops: '1.' → '1', '(a)' → 'a'. */
export function markerNumber(marker: string | undefined): string | null {
  if (marker === undefined || isBullet(marker)) return null
  const bare = marker.replace(/^[([\s]+|[)\].:\s]+$/gu, '')
  return bare === '' ? null : bare
}
