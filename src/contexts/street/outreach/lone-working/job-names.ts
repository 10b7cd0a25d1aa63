export const lookForOverdueName = 'street.look-for-overdue'
