import type { BrowserContext } from 'playwright-core';

/** What stands on the card at one moment: text by field (`notes`, `evidence-<dimension>`), levels by radio group. */
export interface CardContents {
  readonly texts: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<string, string>>;
}

export interface Sighting extends CardContents {
  /** When it was first there, in milliseconds since 1970 by the machine's clock, which page and watcher share. */
  readonly at: number;
}

export interface CardWatch {
  /** Everything seen since the last `forget`, oldest first. */
  readonly sightings: () => readonly Sighting[];
  readonly forget: () => void;
}

/**
 * Runs in every page: looks at each frame what the fields hold and reports what is new, from outside the product's own
 * code. A frame is looked at before it is painted, so that a letter counts as accepted a little earlier than it is seen.
 */
const lookAtEachFrame = `(() => {
  let before = '';
  const look = () => {
    requestAnimationFrame(look);
    if (document.querySelector('main fieldset') === null) return;
    const texts = {};
    const levels = {};
    for (const field of document.querySelectorAll('main textarea')) {
      texts[field.id.startsWith('evidence-') ? field.id : 'notes'] = field.value;
    }
    for (const radio of document.querySelectorAll('main input[type="radio"]:checked')) {
      levels[radio.name] = radio.id;
    }
    const now = JSON.stringify({ texts, levels });
    if (now === before) return;
    before = now;
    window.reportCard(JSON.stringify({ at: Date.now(), texts, levels }));
  };
  requestAnimationFrame(look);
})()`;

/** Watches the card on every page of this browser from now on. */
export async function watchCards(context: BrowserContext): Promise<CardWatch> {
  let sightings: Sighting[] = [];
  await context.exposeBinding('reportCard', (_, said: string) => {
    sightings.push(JSON.parse(said));
  });
  await context.addInitScript(lookAtEachFrame);
  return {
    sightings: () => sightings,
    forget: () => {
      sightings = [];
    },
  };
}
