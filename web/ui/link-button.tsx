import { Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactElement, Ref } from 'react';

interface LinkButtonProps
  extends ButtonProps,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor({ variant = 'default', ...props }: LinkButtonProps): ReactElement {
  return (
    <Button component="a" variant={variant} size={variant === 'default' ? 'compact-md' : 'sm'} {...props} />
  );
}

const Created = createLink(ButtonAnchor);

/** A link that looks like a button, because it opens where something is done. */
export const LinkButton: LinkComponent<typeof ButtonAnchor> = (props) => <Created {...props} />;
