/** Compares one record with all others: sent in the transaction that begins it or changes who it says somebody is. */
export const compareRecordJobName = 'people.compare-record'
