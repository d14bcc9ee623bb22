/** Something that was done, said in passing. */
export interface Toast {
  readonly id: number;
  readonly message: string;
  /** Takes it back. */
  readonly onUndo: (() => void) | undefined;
}

const MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says that something was done, from wherever it was done; Toasts shows it. */
export function toast(message: string, { onUndo }: { onUndo?: () => void } = {}): void {
  lastId += 1;
  replace([...toasts, { id: lastId, message, onUndo }].slice(-MOST));
}

export function closeToast(id: number): void {
  replace(toasts.filter((one) => one.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToastsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
