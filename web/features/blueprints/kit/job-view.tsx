import type { ReactElement } from 'react';
import type { Kit } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';

/** What the job is made of, and what is background for the reader only. */
export function JobView({ kit }: { readonly kit: Kit }): ReactElement {
  const groups = sourceGroups(kit).filter(({ name }) => name !== 'KPIs');
  return (
    <>
      {kit.approver != null && <p className={classes.prose}>Who usually approves a hire: {kit.approver}</p>}
      <div className={classes.columns}>
        {groups.map(({ name, sources }) => (
          <div key={name}>
            <h3>{name}</h3>
            <ul className={classes.list}>
              {sources.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
        {kit.kpis.length > 0 && (
          <div>
            <h3>KPIs</h3>
            <ul className={classes.list}>
              {kit.kpis.map(({ key, name, measures, target, frequency }) => (
                <li key={key}>
                  {name}: {measures}
                  <span className={classes.about}>
                    {' '}
                    (target {target}; {frequency})
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {kit.background.length > 0 && (
        <>
          <h3>Background</h3>
          <p className={`${classes.prose} ${classes.soft}`}>For the reader, never scored.</p>
          <ul className={classes.list}>
            {kit.background.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
