import type { ReactElement } from 'react';
import type { Kit } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { minutesWords, nameOf } from '#web/features/blueprints/kit/kit-words.ts';
import { list } from '#web/ui/format.ts';

interface ExerciseViewProps {
  readonly kit: Kit;
  readonly exercise: Kit['exercises'][number];
}

/** An exercise as the interviewer reads it. */
export function ExerciseView({ kit, exercise }: ExerciseViewProps): ReactElement {
  return (
    <article className={classes.card} aria-labelledby={`exercise-${exercise.key}`}>
      <div className={classes.head}>
        <h3 id={`exercise-${exercise.key}`}>{exercise.name}</h3>
        <ul className={classes.facts}>
          <li>{minutesWords(exercise.minutes)}</li>
        </ul>
      </div>
      <p className={`${classes.prose} ${classes.soft}`}>
        Shows {list(exercise.dimensions.map((key) => nameOf(kit.dimensions, key)))}
      </p>
      <p className={classes.prose}>{exercise.brief}</p>
      {exercise.materials.length > 0 && (
        <>
          <h4>To prepare or hand out</h4>
          <ul className={classes.list}>
            {exercise.materials.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {exercise.prompts.length > 0 && (
        <>
          <h4>Prompts</h4>
          <ol className={classes.prompts}>
            {exercise.prompts.map((prompt) => (
              <li key={prompt.key}>
                <p>{prompt.text}</p>
                <span className={classes.about}>{nameOf(kit.dimensions, prompt.dimension)}</span>
                {prompt.probes.length > 0 && (
                  <ul>
                    {prompt.probes.map((probe) => (
                      <li key={probe}>{probe}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </article>
  );
}
