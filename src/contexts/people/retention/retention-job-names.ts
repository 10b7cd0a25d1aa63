export const makeReportName = 'people.make-retention-report'
export const carryOutName = 'people.carry-out-retention'
