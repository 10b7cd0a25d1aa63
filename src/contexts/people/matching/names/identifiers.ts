/** Letters and digits of an identifier (National Insurance, NHS, prison, PNC number), in upper case. */
export function foldIdentifier(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** A telephone number without signs or the code of the United Kingdom: `07700900123`; '' where it is too short. */
export function foldPhone(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^00/, '')
  const national = digits.replace(/^440?(?=\d{9,10}$)/, '0')
  if (national.length < 6) return ''
  return national.length === 10 && /^[1-9]/.test(national) ? `0${national}` : national
}

/** An e-mail address in lower case; '' where it has no name or no domain. */
export function foldEmail(text: string): string {
  const email = text.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : ''
}

const british = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/

/** A postcode without spaces, in upper case, and its parts where it is British. */
export function readPostcode(text: string): {
  whole: string
  outward: string
  sector: string
  area: string
} {
  const whole = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const [, outward = '', inward = ''] = british.exec(whole) ?? []
  if (outward === '')
    return { whole, outward: '', sector: whole.slice(0, -1), area: whole.slice(0, 2) }
  return {
    whole,
    outward,
    sector: outward + inward.slice(0, 1),
    area: outward.replace(/\d.*/, ''),
  }
}

/** Whether ten digits are an NHS number: its last digit checks the others (modulus 11). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i)
  const check = 11 - (sum % 11)
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9])
}

/** Whether it has the form of a National Insurance number (HMRC, NIM39110). */
export function isNationalInsuranceNumber(folded: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(folded)
}
