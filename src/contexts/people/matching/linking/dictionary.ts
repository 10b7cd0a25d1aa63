/** Distinct texts as numbers from 0, in the order in which they are met. */
export type Dictionary = {
  numberOf: (text: string) => number
  find: (text: string) => number | undefined
  texts: string[]
}

export function makeDictionary(): Dictionary {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  return {
    texts,
    find: text => numbers.get(text),
    numberOf: text => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      // A text cut out of a larger one keeps the whole of that in memory; a copy does not.
      const own = text.length < 13 ? text : Buffer.from(text).toString()
      numbers.set(own, texts.length)
      return texts.push(own) - 1
    },
  }
}

/** Numbers in a typed array that grows. */
export type GrowingNumbers = {
  push: (number: number) => void
  length: () => number
  done: () => Int32Array
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
    done: () => numbers.slice(0, length),
  }
}
