/** Where on the debrief's page all evidence on a dimension stands; the part after # in its address. */
export function evidenceId(dimensionId: string): string {
  return `evidence-${dimensionId}`;
}
