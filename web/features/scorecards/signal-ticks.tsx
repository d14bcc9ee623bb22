import type { ReactElement } from 'react';
import classes from '#web/features/scorecards/editor.module.css';
import type { KitDimension } from '#web/features/scorecards/kit.ts';

interface SignalTicksProps {
  readonly signals: KitDimension['signals'];
  readonly ticked: readonly string[];
  readonly onTick: (key: string, isSeen: boolean) => void;
}

/** What was seen, to tick. Folded away: it never adds to a score by itself. */
export function SignalTicks({ signals, ticked, onTick }: SignalTicksProps): ReactElement {
  const seen = signals.filter(({ key }) => ticked.includes(key)).length;
  return (
    <details className={classes.signals}>
      <summary>
        Signals seen <span className={classes.soft}>({`${seen} of ${signals.length} ticked`})</span>
      </summary>
      {(['strong', 'weak'] as const).map((leaning) => {
        const some = signals.filter((signal) => signal.leaning === leaning);
        if (some.length === 0) return null;
        return (
          <fieldset key={leaning}>
            <legend>{leaning === 'strong' ? 'Speak for a strong level' : 'Speak for a weak level'}</legend>
            {some.map(({ key, text }) => (
              <label key={key} className={classes.tick}>
                <input
                  type="checkbox"
                  checked={ticked.includes(key)}
                  onChange={(event) => onTick(key, event.currentTarget.checked)}
                />
                <span>{text}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </details>
  );
}
