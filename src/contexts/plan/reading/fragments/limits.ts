/** What a file may hold before it is refused: generous for a plan, small enough for one process. */
export const limits = {
  fileBytes: 50_000_000,
  zipEntries: 5_000,
  partBytes: 80_000_000,
  unpackedBytes: 150_000_000,
  xmlNodes: 1_500_000,
  depth: 400,
  cells: 200_000,
  repeatedCells: 2_000,
  pages: 1_000,
  textBytes: 20_000_000,
} as const
