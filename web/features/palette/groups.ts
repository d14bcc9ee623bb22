import type { UseNavigateResult } from '@tanstack/react-router';
import type { LoopId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';
import { type Found, FoundKind } from '#shared/search.ts';
import { type Action, actionsFor } from '#web/features/palette/actions.ts';
import { fits } from '#web/features/palette/fits.ts';
import { aboutOf, kindNames, nameOf } from '#web/features/palette/found-words.ts';
import { findOpenRound } from '#web/features/palette/queries.ts';

/** One line to choose. */
export interface Choice {
  readonly key: string;
  readonly words: string;
  readonly about: string;
  /** Came from the server: it may give way to what the next answer holds. */
  readonly isFound: boolean;
  /** The palette stays, for a next step. */
  readonly stays?: boolean;
  readonly run: () => void;
}

export interface Group {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** A page that the reader may open. */
export interface PalettePlace {
  readonly to: string;
  readonly words: string;
}

/** What stands around the palette: what it can do comes from there, so that its own code stays small. */
export interface PaletteShell {
  /** The member in their organisation: whose recent items these are. */
  readonly whose: string;
  readonly roles: readonly Role[];
  readonly places: readonly PalettePlace[];
  readonly navigate: UseNavigateResult<string>;
  /** What is shown now. */
  readonly scheme: 'light' | 'dark';
  readonly onSwitchScheme: () => void;
  readonly onSignOut: () => void;
}

interface GroupsInput {
  readonly typed: string;
  readonly isScheduling: boolean;
  readonly shell: PaletteShell;
  readonly recent: readonly Found[];
  readonly found: readonly Found[];
  readonly more: readonly FoundKind[];
  readonly onSchedule: () => void;
}

/** What can be chosen, in its order: what is known here first, so that nothing moves when the answer comes in. */
export function groupsOf(input: GroupsInput): readonly Group[] {
  const { typed, isScheduling, shell, recent, found, more, onSchedule } = input;
  const { roles, places, navigate, scheme } = shell;
  const open = (one: Found): void => {
    switch (one.kind) {
      case 'candidate':
        return void navigate({ to: '/candidates/$candidateId', params: { candidateId: one.id } });
      case 'loop':
        return void openLoop(one.id);
      case 'job':
        return void navigate({ to: '/jobs/$jobId', params: { jobId: one.id } });
      case 'person':
        return void navigate({ to: '/people', search: { member: one.id } });
    }
  };
  const openLoop = async (loopId: LoopId): Promise<void> => {
    const schedule = isScheduling ? await findOpenRound(loopId) : undefined;
    await navigate({ to: '/loops/$loopId', params: { loopId }, search: { schedule } });
  };
  const begin = (action: Action): void => {
    if ('to' in action) void navigate({ to: action.to });
    else if (action.step === 'schedule') onSchedule();
    else if (action.step === 'sign-out') shell.onSignOut();
    else shell.onSwitchScheme();
  };
  const lists: Record<FoundKind, (search: string) => void> = {
    candidate: (search) => void navigate({ to: '/candidates', search: { search } }),
    loop: (search) => void navigate({ to: '/loops', search: { search, view: 'all' } }),
    job: (search) => void navigate({ to: '/jobs', search: { search } }),
    person: (search) => void navigate({ to: '/people', search: { search } }),
  };

  const choiceOf = (one: Found, about: string): Choice => ({
    key: `${one.kind}.${one.id}`,
    words: nameOf(one),
    about,
    isFound: true,
    run: () => open(one),
  });
  const again = recent.filter((one) => fits(typed, nameOf(one)));
  const isAgain = new Set(again.map(({ id }) => id));
  const groups: Group[] = [
    {
      name: 'Recent',
      choices: again.map((one) =>
        choiceOf(one, [kindNames[one.kind].one, aboutOf(one)].filter((part) => part !== '').join(': ')),
      ),
    },
    {
      name: 'Actions',
      choices: (isScheduling ? [] : actionsFor(roles))
        .filter(({ words, also }) => fits(typed, `${words} ${also}`))
        .map((action) => ({
          key: action.words,
          words: action.words,
          about: 'step' in action && action.step === 'colour-scheme' ? `Now ${scheme}` : '',
          isFound: false,
          stays: 'step' in action && action.step !== 'sign-out',
          run: () => begin(action),
        })),
    },
    {
      name: 'Pages',
      choices: (isScheduling ? [] : places)
        .filter(({ words }) => fits(typed, words))
        .map(({ to, words }) => ({
          key: to,
          words,
          about: '',
          isFound: false,
          run: () => void navigate({ to }),
        })),
    },
    ...FoundKind.options.map((kind) => ({
      name: kindNames[kind].all,
      choices: [
        ...found
          .filter((one) => one.kind === kind && !isAgain.has(one.id))
          .map((one) => choiceOf(one, aboutOf(one))),
        ...(more.includes(kind) &&
        !isScheduling &&
        (kind !== 'loop' || places.some(({ to }) => to === '/loops'))
          ? [
              {
                key: `all.${kind}`,
                words: `All ${kindNames[kind].all.toLowerCase()} with “${typed}”`,
                about: '',
                isFound: true,
                run: () => lists[kind](typed),
              },
            ]
          : []),
      ],
    })),
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}
