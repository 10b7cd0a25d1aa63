import { isIPv6 } from 'node:net'

/**
 * Where an address comes from, for counting attempts: an IPv4 address itself, of an IPv6 address the first half, since
 * one household or phone has all of the second (RFC 6177).
 */
export function networkPlace(address: string): string {
  return isIPv6(address) && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address
}
