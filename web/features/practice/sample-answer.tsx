import type { ReactElement } from 'react';
import type { PracticeSample } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';

/** The prompt and what was answered, beside the dimensions. */
export function SampleAnswer({ sample }: { readonly sample: PracticeSample }): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.answer} aria-label="The sample" tabIndex={0}>
      <h2>Asked, in “{sample.exercise}”</h2>
      <p>{sample.prompt}</p>
      <h2>Answered</h2>
      <blockquote>
        {sample.answer.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
    </section>
  );
}
