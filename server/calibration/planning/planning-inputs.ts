import type { KeptHyper } from '#server/calibration/engine/kept-hyper.ts';

/** How well a fit knows an interviewer: the standard error of their level in logits, null where it has none. */
export interface RaterPrecision {
  readonly memberId: string;
  readonly standardError: number | null;
}

/** What a prediction reads of a family's fit. */
export interface PlanningFit {
  readonly state: 'provisional' | 'calibrated';
  readonly madeAt: Date;
  readonly hyper: KeptHyper;
  /** In the order of the difficulties; a name ends in the number of the oldest version that has the dimension so. */
  readonly dimensions: readonly {
    readonly name: string;
    readonly dimensionId: string;
    readonly versionIds: readonly string[];
  }[];
  /** Names of dimensions whose anchors don't fit the scale that all of them share (T16). */
  readonly offScale: readonly string[];
  readonly raters: readonly RaterPrecision[];
}

/** What a plan is made for: a version's dimensions in its order, and the exercises of its kit. */
export interface PlannedRole {
  readonly versionId: string;
  readonly dimensions: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly weight: number;
    readonly isMustHave: boolean;
  }[];
  readonly exercises: readonly {
    readonly key: string;
    readonly name: string;
    readonly minutes: number;
    /** Keys. */
    readonly dimensions: readonly string[];
  }[];
}
