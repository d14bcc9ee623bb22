// Places on the debrief's page; each is the part after # in its address.

export const votingId = 'voting';

export const approvalId = 'approval';

export const earlierId = 'earlier-decisions';

/** Where all evidence on a dimension stands. */
export function evidenceId(dimensionId: string): string {
  return `evidence-${dimensionId}`;
}
