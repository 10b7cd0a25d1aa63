import { hashText } from '../names/hash.ts'

/** Distinct texts as numbers from 0, in the order in which they are met. */
export type Dictionary = {
  numberOf: (text: string) => number
  texts: string[]
}

/** A hash table of numbers alone: a Map of a million texts takes several times the memory. */
export function makeDictionary(): Dictionary {
  const texts: string[] = []
  let slots = new Int32Array(64)
  const freeSlot = (text: string): number => {
    const last = slots.length - 1
    let at = hashText(text) & last
    while (slots[at] !== 0) at = (at + 1) & last
    return at
  }
  const grow = () => {
    slots = new Int32Array(slots.length * 2)
    texts.forEach((text, number) => {
      slots[freeSlot(text)] = number + 1
    })
  }
  return {
    texts,
    numberOf: text => {
      const last = slots.length - 1
      let at = hashText(text) & last
      for (let held = slots[at] ?? 0; held !== 0; held = slots[at] ?? 0) {
        if (texts[held - 1] === text) return held - 1
        at = (at + 1) & last
      }
      // A text cut out of a larger one keeps the whole of that in memory; a copy does not.
      const own = text.length < 13 ? text : Buffer.from(text).toString()
      slots[at] = texts.push(own)
      if (texts.length * 2 > slots.length) grow()
      return texts.length - 1
    },
  }
}

/** Numbers in a typed array that grows. */
export type GrowingNumbers = {
  push: (number: number) => void
  length: () => number
  done: () => Int32Array<ArrayBuffer>
}

export function makeGrowingNumbers(): GrowingNumbers {
  let numbers = new Int32Array(1024)
  let length = 0
  return {
    push: number => {
      if (length === numbers.length) {
        const larger = new Int32Array(length * 2)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = number
    },
    length: () => length,
    // What was never written takes no memory, a copy would.
    done: () => numbers.subarray(0, length),
  }
}
