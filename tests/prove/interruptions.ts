import { setTimeout as sleep } from 'node:timers/promises';
import { signOut } from '#shared/session.ts';
import type { Interviewer } from '#tests/prove/interviewer.ts';
import { type Product, startProduct } from '#tests/support/product.ts';

/** What an interruption works on. */
export interface Scene {
  readonly interviewer: Interviewer;
  readonly seatId: string;
  readonly random: () => number;
  readonly product: () => Product;
  readonly replaceProduct: (next: Product) => void;
}

export interface Interruption {
  readonly title: string;
  /**
   * While somebody types: breaks something. Gives when the page itself ended, in milliseconds since 1970: what came into
   * its fields in the last moments before may not be on the device yet. Null for a page that stays, which may lose nothing.
   */
  readonly strike: (scene: Scene, stopTyping: () => void) => Promise<number | null>;
  /** After the last key: what a person does to go on. */
  readonly goOn: (scene: Scene) => Promise<void>;
}

async function kill({ interviewer }: Scene, stopTyping: () => void): Promise<number> {
  stopTyping();
  const at = Date.now();
  await interviewer.kill();
  return at;
}

const killed: Interruption = {
  title: 'browser killed',
  strike: kill,
  goOn: async ({ interviewer, seatId }) => {
    await interviewer.relaunch();
    await interviewer.open(seatId);
  },
};

const tabClosed: Interruption = {
  title: 'tab closed',
  strike: async ({ interviewer }, stopTyping) => {
    stopTyping();
    const at = Date.now();
    await interviewer.closeTab();
    return at;
  },
  goOn: ({ interviewer, seatId }) => interviewer.open(seatId),
};

const networkCut: Interruption = {
  title: 'network cut and back',
  strike: async ({ interviewer, random }) => {
    await interviewer.context().setOffline(true);
    await sleep(300 + random() * 3_000);
    await interviewer.context().setOffline(false);
    return null;
  },
  goOn: async () => undefined,
};

const killedOffline: Interruption = {
  title: 'network cut, then killed',
  strike: async (scene, stopTyping) => {
    await scene.interviewer.context().setOffline(true);
    await sleep(300 + scene.random() * 3_000);
    return kill(scene, stopTyping);
  },
  goOn: killed.goOn,
};

const sessionRevoked: Interruption = {
  title: 'session revoked',
  strike: async ({ interviewer, product }) => {
    // From outside the browser, which keeps its cookie and hears nothing of it.
    const cookies = await interviewer.context().cookies(product().url);
    const reply = await fetch(`${product().url}${signOut.path}`, {
      method: signOut.method,
      headers: {
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        origin: product().url,
      },
    });
    if (!reply.ok) throw new Error(`the session could not be revoked: ${reply.status}`);
    await interviewer.page().getByRole('dialog', { name: 'Sign in to go on' }).waitFor();
    return null;
  },
  goOn: ({ interviewer }) => interviewer.signIn(),
};

const serverKilled: Interruption = {
  title: 'server killed and restarted',
  strike: async ({ product, replaceProduct, random }) => {
    const { url, dataDir, stop } = product();
    await stop('SIGKILL');
    await sleep(random() * 2_000);
    const next = await startProduct({ dataDir, port: Number(new URL(url).port) });
    replaceProduct(next);
    if (next.url !== url) throw new Error(`the server came back at another address: ${next.url}`);
    return null;
  },
  goOn: async () => undefined,
};

export const interruptions: readonly Interruption[] = [
  killed,
  tabClosed,
  networkCut,
  killedOffline,
  sessionRevoked,
  serverKilled,
];
