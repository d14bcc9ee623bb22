import type { ReactElement } from 'react';
import { Skeleton } from '#web/ui/states.tsx';

export function LoadingPage(): ReactElement {
  return <Skeleton label="Loading the page" rows={8} />;
}
