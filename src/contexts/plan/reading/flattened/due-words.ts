/** Whether words read as a due date: enough of the grammar to find the ends of a cell, not its value. */

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const dash = '\\s?[-–—/]\\s?'
const year = '(?:20\\d\\d|\\d\\d)'
const monthYear = `(?:${month}\\.?(?:${dash}|\\s)?'?${year})`
const dayMonth = `(?:(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?(?:of\\s)?${monthYear})`
const numeric =
  '(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|20\\d\\d-\\d\\d-\\d\\d|\\d{1,2}/20\\d\\d)'
const span = `(?:20\\d\\d${dash}(?:20)?\\d\\d)`
const quarter = `(?:(?:q|qtr\\.?\\s?|quarter\\s)[1-4](?:\\s(?:of\\s)?\\(?${span}\\)?|\\s${year}|${dash}(?:q[1-4]))?)`
const season = `(?:(?:spring|summer|autumn|winter)\\s(?:${span}|20\\d\\d))`
const count = '(?:\\d{1,2}|one|two|three|four|five|six|nine|twelve|eighteen)'
const unit = '(?:m(?:on)?ths?|mths?|weeks?|years?|yrs?|days?)'
const duration = `(?:(?:within\\s)?(?:the\\snext\\s)?${count}(?:(?:${dash}|\\sto\\s)${count})?[\\s-]?${unit}(?:\\s?\\+)?)`
const openEnded =
  '(?:on[\\s-]*going|continuous(?:ly)?|continuing|bau|business as usual|immediate(?:ly)?|tbc|tba|tbd|to be (?:confirmed|agreed|determined)|not set|n/a|completed?|in place|asap)'
const recurring = `(?:(?:bi-?)?annual(?:ly)?|yearly|monthly|weekly|q(?:uar)?te?r?ly|quarterly|each (?:year|quarter|month)|every (?:${count}\\s)?(?:year|quarter|month|week)s?)`
const period = `(?:(?:year|yr)\\s\\d|years\\s\\d${dash}\\d|(?:short|medium|long)(?:[\\s-]term)?)`
const financial = `(?:(?:fy\\s?|financial year\\s?)?${span}|20\\d\\d)`
const core = `(?:${dayMonth}|${numeric}|${quarter}|${season}|${duration}|${openEnded}|${recurring}|${period}|${financial})`
const lead =
  '(?:(?:by|before|from|until|to|in|during|early|mid|late|end(?:\\sof)?|by the end of|the end of|start of|starting|commencing|as of|due|target|summer|spring|autumn|winter|complete by|completed|first|then|and|review(?:ed)?|next|initially)[\\s:-]*)*'
const joint = '(?:\\s?[-–—,;/&(]\\s?|\\s(?:to|and|then|until|as of|or|from)\\s|\\s)'
const whole = new RegExp(`^(?:${lead}${core}\\)?)(?:${joint}${lead}${core}\\)?)*\\.?$`, 'i')
const reviewed = new RegExp(
  `^(?:[a-z]+ ){0,4}[a-z]+\\.? ${core}\\.? (?:[a-z]+ ){0,4}(?:on an? )?${recurring}(?: basis)?\\.?$`,
  'i',
)
const repeated = new RegExp(
  `^${recurring}(?: (?:review|update|basis)){0,2}(?: (?:from|as of|by|starting)(?: the)?(?: end of)? ${core})?\\.?$`,
  'i',
)

/**
 * 0 when the words do not read as a due date, 1 when they do. 'May' alone, or a bare number, does not.
 * Line breaks in the text are spaces; a hyphen at a line's end is already joined.
 */
export function readsAsDue(text: string): boolean {
  const plain = text.trim().replace(/\s+/g, ' ')
  if (plain === '' || plain.length > 90) return false
  return whole.test(plain) || (/^[A-Z]/.test(plain) && reviewed.test(plain)) || repeated.test(plain)
}
