const SINGLE_KEYS = 'evenhand-single-keys';

/** Whether keys without a modifier act, as chosen on this device: speech input and some aids type them by accident. */
export function readSingleKeys(): boolean {
  return localStorage.getItem(SINGLE_KEYS) !== 'off';
}

export function writeSingleKeys(areOn: boolean): void {
  localStorage.setItem(SINGLE_KEYS, areOn ? 'on' : 'off');
}

/** Whether keys typed there are text, and no commands. */
export function isTextField(target: Element | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}
