// Loaded before the product starts (NODE_OPTIONS=--import): the internet as it would be with one host more, which is a
// server of the test on this machine. Nothing of the product is replaced. It looks the name up, gets an address of the
// public internet, checks it and connects to it on port 443; only where that leads is another place than it says.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const { SMALL_INTERNET_HOST: host, SMALL_INTERNET_PORT: port } = process.env;
const publicAddress = '93.184.215.14';

const { lookup } = dns.promises;
dns.promises.lookup = async (name, options) =>
  name === host ? [{ address: publicAddress, family: 4 }] : lookup(name, options);
syncBuiltinESMExports();

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function connectThere(...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  if (options?.host === host && options.port === 443) {
    const there = { ...options, host: '127.0.0.1', port: Number(port), lookup: undefined };
    // What the product would have connected to is asked for all the same: a way around its check would be seen.
    options.lookup(host, { all: false }, (error, address) => {
      if (error !== null || address !== publicAddress) this.destroy(new Error(`asked for ${address}`));
      else connect.call(this, there);
    });
    return this;
  }
  return connect.apply(this, args);
};
