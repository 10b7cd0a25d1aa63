import { BlockList, isIPv6 } from 'node:net'

// RFC 1918, RFC 4193, RFC 3927 and this machine: where a proxy of ours stands.
const near = new BlockList()
near.addSubnet('127.0.0.0', 8)
near.addSubnet('10.0.0.0', 8)
near.addSubnet('172.16.0.0', 12)
near.addSubnet('192.168.0.0', 16)
near.addSubnet('169.254.0.0', 16)
near.addSubnet('::1', 128, 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')

/**
 * Whether what a neighbour says about whom it answers is believed: only of the one that speaks with us directly, and
 * only where it is on this machine or in a private network. What was said before it may be made up by a browser.
 */
export function isNearestProxy(address: string, hop: number): boolean {
  return hop === 0 && near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
