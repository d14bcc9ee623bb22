import { createServer, type Server } from 'node:net';

export interface FakeSmtp {
  readonly port: number;
  readonly received: string[];
  refuse: boolean;
  tried: number;
  end(): Promise<void>;
}

/** A mail server that takes everything, or refuses every sender for now. */
export async function fakeSmtp(): Promise<FakeSmtp> {
  const received: string[] = [];
  const fake = { received, refuse: false, tried: 0 };
  const server: Server = createServer((socket) => {
    let data: string | null = null;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('220 fake');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const text = chunk.toString('utf8');
      if (data !== null) {
        data += text;
        if (!data.endsWith('\r\n.\r\n')) return;
        received.push(data);
        data = null;
        say('250 taken');
        return;
      }
      for (const line of text.split('\r\n').filter((part) => part !== '')) {
        if (line.startsWith('MAIL')) {
          fake.tried += 1;
          say(fake.refuse ? '451 not now' : '250 ok');
        } else if (line === 'DATA') {
          data = '';
          say('354 go on');
        } else if (line === 'QUIT') say('221 bye');
        else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(fake, {
    port,
    end: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
