import type { ReactElement } from 'react';
import type { Session } from '#shared/session.ts';
import classes from '#web/features/session/demo-sign-ins.module.css';
import { useSignIn } from '#web/features/session/mutations.ts';
import { FormError } from '#web/ui/states.tsx';

type DemoSignIn = Extract<Session, { state: 'signed_out' }>['demoSignIns'][number];

interface DemoSignInsProps {
  readonly people: readonly DemoSignIn[];
  readonly onSignedIn: () => void;
}

/** The demo company's people, one click each. */
export function DemoSignIns({ people, onSignedIn }: DemoSignInsProps): ReactElement {
  const send = useSignIn(onSignedIn);
  return (
    <section aria-labelledby="demo-sign-ins">
      <h2 id="demo-sign-ins" className={classes.title}>
        Or look around as
      </h2>
      <p className={classes.about}>This is a demo company. Each person sees what their role lets them see.</p>
      <FormError error={send.error} />
      <ul className={classes.people}>
        {people.map(({ role, name, email, password }) => (
          <li key={email}>
            <button
              type="button"
              disabled={send.isPending}
              onClick={() => send.mutate({ body: { email, password } })}
            >
              <span className={classes.role}>{role}</span>
              <span className={classes.name}>{name}</span>
              <span className={classes.go}>Sign in</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
