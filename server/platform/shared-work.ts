/** Work under way, by name: whoever asks for it meanwhile gets the same outcome. Nothing is kept once it is done. */
export interface SharedWork<Result> {
  share(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** For slow work before a transaction that only one of several like requests will use, such as twenty with one key. */
export function createSharedWork<Result>(): SharedWork<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return {
    share: (name, work) => {
      const found = underWay.get(name);
      if (found !== undefined) return found;
      const started = work().finally(() => underWay.delete(name));
      underWay.set(name, started);
      return started;
    },
  };
}
