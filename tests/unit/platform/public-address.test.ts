import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicUrlOf } from '#server/platform/public-address.ts';

describe('an address is public', () => {
  it.each(['1.1.1.1', '8.8.8.8', '193.136.1.1', '2606:4700:4700::1111', '2a00:1450:4003:80f::200e'])(
    'where it is one of the internet: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '192.88.99.1',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378::',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '100::1',
    '5f00::1',
    '',
    'localhost',
    'not an address',
  ])('and not where it is of this machine or network, or another one in disguise: %s', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});

describe('an address to fetch', () => {
  it('is https on its usual port at a host with a name', () => {
    expect(publicUrlOf('https://calendar.example.com/a/basic.ics?key=1#top')?.href).toBe(
      'https://calendar.example.com/a/basic.ics?key=1',
    );
    expect(publicUrlOf('HTTPS://Calendar.Example.com:443/x')?.href).toBe('https://calendar.example.com/x');
    expect(publicUrlOf('https://8.8.8.8/x')?.href).toBe('https://8.8.8.8/x');
    expect(publicUrlOf('https://[2606:4700:4700::1111]/x')).not.toBeNull();
  });

  it.each([
    'http://calendar.example.com/x',
    'ftp://calendar.example.com/x',
    'file:///etc/passwd',
    'calendar.example.com/x',
    'https://calendar.example.com:8443/x',
    'https://somebody:secret@calendar.example.com/x',
    'https://somebody@calendar.example.com/x',
    'https://localhost/x',
    'https://LOCALHOST./x',
    'https://a.localhost/x',
    'https://intranet/x',
    'https://printer.local/x',
    'https://metadata.google.internal/x',
    'https://metadata.google.internal./x',
    'https://127.0.0.1/x',
    'https://127.0.0.1./x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://0x7f000001/x',
    'https://0x7f.1/x',
    'https://0177.0.0.1/x',
    'https://017700000001/x',
    'https://0/x',
    'https://0.0.0.0/x',
    'https://１２７.0.0.1/x',
    'https://%31%32%37.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://[fd00:ec2::254]/x',
    '',
  ])('is none in any other form: %s', (text) => expect(publicUrlOf(text)).toBeNull());
});
