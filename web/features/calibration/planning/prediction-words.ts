import { littleDifference, type PlanPrediction } from '#shared/planning.ts';
import { nextWords } from '#web/features/calibration/family-words.ts';
import type { NamedRound } from '#web/features/calibration/planning/queries.ts';
import { count, list } from '#web/ui/format.ts';

export type Prediction = Extract<PlanPrediction, { kind: 'plan_prediction' }>;
type NoPrediction = Extract<PlanPrediction, { kind: 'no_prediction' }>;

/** "±0.52" */
export function halfWidthWords(halfWidth: number): string {
  return `±${halfWidth.toFixed(2)}`;
}

/** The finding, for who reads one line only. */
export function findingWords({ composite, everyDimension }: Prediction): string {
  if (composite.kind === 'half_width') return `Overall ${halfWidthWords(composite.halfWidth)} score points.`;
  return `${noCompositeWords[composite.reason]} Over all dimensions it is ${halfWidthWords(everyDimension)}.`;
}

export const noCompositeWords: Record<
  Extract<Prediction['composite'], { kind: 'no_figure' }>['reason'],
  string
> = {
  must_have_not_assessed: 'No overall score: nobody scores a must-have.',
  coverage: 'No overall score: less than 75\u00a0% of the weight is scored.',
  anchors_off_scale: 'No overall score: too much of it is on dimensions whose anchors don’t fit the scale.',
};

/** Whether somebody scores each dimension that can have a range. */
export function isWhole({ dimensions }: Prediction): boolean {
  return dimensions.every(({ halfWidth, isOffScale }) => halfWidth !== null || isOffScale);
}

/** A change, and what it does. */
export interface ChangeWords {
  readonly key: string;
  readonly what: string;
  /** "overall from ±0.52 to ±0.44, costs 45 minutes" */
  readonly effect: string;
}

/** What changes are compared by; the row of the table that has the same figure is called so. */
function effectWords(
  prediction: Prediction,
  after: { readonly halfWidth: number; readonly minutes: number },
  verb: 'costs' | 'saves',
): string {
  const over = isWhole(prediction) ? 'overall' : 'over all dimensions';
  const from = `${over} from ${halfWidthWords(prediction.everyDimension)}`;
  const minutes = count(after.minutes, 'minute', 'minutes');
  return `${from} to ${halfWidthWords(after.halfWidth)}, ${verb} ${minutes}`;
}

export function additionWords(prediction: Prediction, rounds: readonly NamedRound[]): readonly ChangeWords[] {
  return prediction.additions.map((addition) => ({
    key: addition.kind === 'exercise' ? addition.exerciseKey : `round ${addition.round}`,
    what:
      addition.kind === 'exercise'
        ? `A round of ${addition.name}`
        : `One more interviewer in ${rounds[addition.round]?.name ?? ''}`,
    effect: effectWords(prediction, addition, 'costs'),
  }));
}

export function omissionWords(prediction: Prediction, rounds: readonly NamedRound[]): readonly ChangeWords[] {
  return prediction.omissions.map((omission) => {
    const { round, seat } = omission;
    const { name, people } = rounds[round] ?? { name: '', people: [] };
    const who = people[seat] ?? 'One of the interviewers';
    return {
      key: `${round} ${seat}`,
      what: people.length === 1 ? `${name} as a whole` : `${who} in ${name}`,
      effect: effectWords(prediction, omission, 'saves'),
    };
  });
}

/** What to make of the additions as a whole; null where they speak for themselves. */
export function additionsNote({ additions, everyDimension }: Prediction): string | null {
  if (additions.length === 0) return 'Nobody added would narrow it.';
  const most = Math.max(...additions.map(({ halfWidth }) => everyDimension - halfWidth));
  return most <= littleDifference + 1e-9
    ? `None of these narrows it by more than ${littleDifference.toFixed(2)}: one more person changes little.`
    : null;
}

/** What the prediction took for granted. */
export function assumedWords({ dimensions }: Prediction): string {
  const fresh = dimensions.filter(({ isNew }) => isNew).map(({ name }) => name);
  const assumed =
    'It goes by how well the scoring of each interviewer is known, and by nobody’s level: a place without a name counts as anybody who interviews here, a person without enough cards as new.';
  return fresh.length === 0
    ? assumed
    : `${assumed} Never scored here yet, and taken to be as hard as the others: ${list(fresh)}.`;
}

/** Why there is nothing to show, and the way there. */
export function noPredictionWords({ reason, next }: NoPrediction): string {
  const words = nextWords({ next, isRunning: false });
  const way = words === null ? '' : ` ${words}.`;
  switch (reason) {
    case 'off':
      return 'Calibration is switched off in this organisation: debriefs show scores as given, so there is no interval to predict.';
    case 'off_for_job':
      return 'This job is left out of calibration: its debriefs show scores as given, so there is no interval to predict.';
    case 'no_fit':
      return `No prediction yet: this blueprint has no fit. Fits are made at night, and when a calibration lead asks.${way}`;
    case 'anchors_off_scale':
      return 'No dimension of this blueprint has anchors that fit one scale, so debriefs show scores as given, and there is no interval to predict.';
    case 'raw_only':
      return `Raw only: debriefs show scores as given, so there is no interval to predict yet.${way}`;
  }
}
