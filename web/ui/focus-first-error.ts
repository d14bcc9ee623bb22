import type { FormErrors } from '@mantine/form';

interface FormWithNodes {
  getInputNode(path: string): HTMLElement | null;
}

/** Takes the reader to the first refused field on the page, in whatever order the errors came. */
export function focusFirstError(form: FormWithNodes, errors: FormErrors): void {
  const nodes = Object.keys(errors)
    .map((path) => form.getInputNode(path))
    .filter((node) => node !== null);
  nodes.sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  nodes[0]?.focus();
}
