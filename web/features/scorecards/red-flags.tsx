import { memo, type ReactElement, useState } from 'react';
import type { CardContent } from '#shared/scorecards.ts';
import { type EditCard, lowerFlag, raiseFlag, writeFlag } from '#web/features/scorecards/card-edits.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { EvidenceField } from '#web/features/scorecards/evidence-field.tsx';
import type { CardKit } from '#web/features/scorecards/kit.ts';
import { toast } from '#web/ui/toast.ts';

interface RedFlagsProps {
  readonly flags: CardKit['redFlags'];
  readonly raised: CardContent['redFlags'];
  readonly edit: EditCard;
}

/** Claims, each with its evidence. Those that were raised stay in sight; the others fold away. */
export const RedFlags = memo(function RedFlags({ flags, raised, edit }: RedFlagsProps): ReactElement | null {
  const [isOpen] = useState(raised.length > 0);
  if (flags.length === 0) return null;
  const evidenceOf = (key: string): string | undefined => raised.find((flag) => flag.key === key)?.evidence;
  const lower = (key: string): void => {
    const evidence = evidenceOf(key);
    edit((card) => lowerFlag(card, key));
    if (evidence !== undefined && evidence !== '') {
      toast('The red flag and its evidence were taken off.', {
        onUndo: () => edit((card) => writeFlag(raiseFlag(card, key), key, evidence)),
      });
    }
  };
  return (
    <section className={classes.block} aria-labelledby="red-flags">
      <h3 id="red-flags">Red flags</h3>
      <p className={classes.covers}>
        A red flag is a claim and stands only with its evidence. It is counted, and decides nothing alone.
      </p>
      <details className={classes.signals} open={isOpen}>
        <summary>
          What would be one <span className={classes.soft}>({`${raised.length} raised`})</span>
        </summary>
        {flags.map(({ key, text }) => {
          const evidence = evidenceOf(key);
          return (
            <div key={key}>
              <label className={classes.tick}>
                <input
                  type="checkbox"
                  checked={evidence !== undefined}
                  onChange={(event) =>
                    event.currentTarget.checked ? edit((card) => raiseFlag(card, key)) : lower(key)
                  }
                />
                <span>{text}</span>
              </label>
              {evidence !== undefined && (
                <div className={classes.flagEvidence}>
                  <EvidenceField
                    id={fieldIds.flag(key)}
                    label={`Evidence for “${text}”`}
                    value={evidence}
                    isNeeded
                    onChange={(words) => edit((card) => writeFlag(card, key, words))}
                  />
                </div>
              )}
            </div>
          );
        })}
      </details>
    </section>
  );
});
