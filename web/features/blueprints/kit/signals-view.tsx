import type { ReactElement } from 'react';
import type { Kit } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { nameOf } from '#web/features/blueprints/kit/kit-words.ts';

/** What interviewers can tick, and what they can report with evidence. */
export function SignalsView({ kit }: { readonly kit: Kit }): ReactElement {
  const strong = kit.signals.filter(({ leaning }) => leaning === 'strong');
  const weak = kit.signals.filter(({ leaning }) => leaning === 'weak');
  return (
    <div className={classes.columns}>
      <SignalList title="Strong signals" kit={kit} items={strong} />
      <SignalList title="Weak signals" kit={kit} items={weak} />
      <SignalList title="Red flags" kit={kit} items={kit.redFlags} />
    </div>
  );
}

interface SignalListProps {
  readonly title: string;
  readonly kit: Kit;
  readonly items: readonly {
    readonly key: string;
    readonly text: string;
    readonly dimension: string | null;
  }[];
}

function SignalList({ title, kit, items }: SignalListProps): ReactElement | null {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className={classes.list}>
        {items.map(({ key, text, dimension }) => (
          <li key={key}>
            {text}
            {dimension !== null && (
              <span className={classes.about}> ({nameOf(kit.dimensions, dimension)})</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
