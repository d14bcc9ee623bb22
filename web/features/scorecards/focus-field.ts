/** Takes the reader to a field of the card, unfolding what it stands in. Gives false where it is not on the page. */
export function focusField(fieldId: string): boolean {
  const field = document.getElementById(fieldId);
  if (field === null) return false;
  for (
    let fold = field.closest('details');
    fold !== null;
    fold = fold.parentElement?.closest('details') ?? null
  ) {
    fold.open = true;
  }
  field.focus({ preventScroll: true });
  // A field where nobody has been has its caret at the beginning; one goes on writing at the end.
  if (field instanceof HTMLTextAreaElement && field.selectionEnd === 0) {
    field.setSelectionRange(field.value.length, field.value.length);
  }
  (field.closest('[data-dimension]') ?? field).scrollIntoView({ block: 'nearest' });
  field.scrollIntoView({ block: 'nearest' });
  return document.activeElement === field;
}

/** The radio button of a dimension that Tab would reach: the chosen one, else the first. */
export function focusDimension(position: number): boolean {
  const section = document.querySelector(`[data-dimension="${position}"]`);
  const radio =
    section?.querySelector<HTMLElement>('input[type="radio"]:checked') ??
    section?.querySelector<HTMLElement>('input[type="radio"]');
  if (section == null || radio == null) return false;
  radio.focus({ preventScroll: true });
  section.scrollIntoView({ block: 'start' });
  return true;
}
