/**
 * What interviewers write about one dimension. A text is made of an opening (any level), what the candidate did, and
 * what came after it. `{a|b|c}` stands for one of its choices, so that one line gives many texts; a line that begins
 * with rounds (`sql> `, `incident,past-work> `) belongs to these alone.
 */
export interface EvidenceBank {
  /** By round of the kit: remarks on how this stretch of the interview ran, without a verdict. */
  readonly openings: Readonly<Record<string, readonly string[]>>;
  /** For level 1 first. */
  readonly levels: readonly [EvidenceLevel, EvidenceLevel, EvidenceLevel, EvidenceLevel, EvidenceLevel];
}

export interface EvidenceLevel {
  readonly did: readonly string[];
  readonly after: readonly string[];
}
