import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkPlace } from './network-place.ts'

test('all addresses of one IPv6 network are one place, IPv4 addresses each their own', () => {
  assert.equal(networkPlace('192.0.2.7'), '192.0.2.7')
  assert.equal(networkPlace('::ffff:192.0.2.7'), '::ffff:192.0.2.7')
  assert.equal(networkPlace('2001:db8:1:2:3:4:5:6'), networkPlace('2001:db8:1:2:aa:bb:cc:dd'))
  assert.notEqual(networkPlace('2001:db8:1:2:3:4:5:6'), networkPlace('2001:db8:1:3:3:4:5:6'))
})
