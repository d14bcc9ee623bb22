import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from 'react';
import { browserTimeZone, type Format, makeFormat } from '#web/ui/format.ts';

const FormatContext = createContext<Format>(makeFormat(browserTimeZone()));

interface FormatProviderProps {
  readonly timeZone: string;
  readonly children: ReactNode;
}

export function FormatProvider({ timeZone, children }: FormatProviderProps): ReactElement {
  const format = useMemo(() => makeFormat(timeZone), [timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** Dates in the reader's zone: the one in their profile, before sign-in the browser's. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
