import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactElement, Ref } from 'react';
import classes from '#web/ui/button-link.module.css';

interface ButtonAnchorProps
  extends ButtonProps,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor(props: ButtonAnchorProps): ReactElement {
  return <Button component="a" {...props} className={classes.link ?? ''} />;
}

/** A link that looks like a button, for the one main action of a page where that leads elsewhere. */
export const ButtonLink = createLink(ButtonAnchor);
