/** Whoever came on the list, or came back to it, within so many days is marked as new or as returning. */
export const recentDays = 30

/** What the marks of the list mean. They are not the national figures, which look at months and at all contacts. */
export const markWords = {
  new: {
    label: 'New',
    hint: `On the list for the first time, for less than ${recentDays} days`,
  },
  returning: { label: 'Came back', hint: `Back on the list for less than ${recentDays} days` },
  'long-term': {
    label: 'Long-term',
    hint: 'Seen sleeping rough in three or more of the last twelve months',
  },
} as const
