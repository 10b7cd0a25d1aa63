// Started by read-document.ts, in a process of its own so that its memory is its own: reads one file, or only unpacks it.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { extractText, getDocumentProxy } from 'unpdf'
import { readDocument } from '../src/contexts/plan/reading/fragments/read-document.ts'

const [way = '', path = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(path))
const began = performance.now()
const found = way === 'plan' ? await readPlan() : await readText()
const seconds = (performance.now() - began) / 1000
console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1024, found }))

async function readPlan(): Promise<number> {
  return (await readDocument(bytes, basename(path))).plan.actions.length
}

/** The letters of the file and nothing else: what nobody can do without. */
async function readText(): Promise<number> {
  if (path.endsWith('.pdf')) {
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
    return text.length
  }
  let letters = 0
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!name.endsWith('.xml')) continue
    const parser = new SaxesParser()
    parser.on('text', text => {
      letters += text.length
    })
    parser.write(strFromU8(part)).close()
  }
  return letters
}
