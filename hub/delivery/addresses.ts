import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** True for an address of the public Internet; false for loopback, private, link-local, carrier-grade NAT, mapped and all other special ranges, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** True when a URL's host (`hostname`, IPv6 with or without brackets) is an address and not a name. */
export function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}
