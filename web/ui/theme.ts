import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent. Light pages use shade 7 (9:1 on white), dark ones shade 3 (8.8:1 on the surface). */
const pine: MantineColorsTuple = [
  '#ecf5f3',
  '#d5e9e5',
  '#a8d8ce',
  '#7fcbbd',
  '#5cb3a4',
  '#318a7c',
  '#217267',
  '#13524b',
  '#0f433d',
  '#0c3733',
];

/** Kept for errors and red flags. */
const brick: MantineColorsTuple = [
  '#fbecea',
  '#f7d3cf',
  '#ffc3bc',
  '#ffa59c',
  '#e06b62',
  '#c4453d',
  '#b02f28',
  '#99201b',
  '#7b1915',
  '#5e120f',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { md: '1.5' },
  colors: { pine, brick },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 3 },
  // Mantine takes the text of a filled button from the light scheme's shade in both schemes; on dark that is 1.9:1.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--eh-on-accent)' } : {}),
  }),
  defaultRadius: '6px',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: { fontWeight: '600' },
});

const shared = {
  '--mantine-color-body': 'var(--eh-paper)',
  '--mantine-color-text': 'var(--eh-ink)',
  '--mantine-color-dimmed': 'var(--eh-ink-soft)',
  '--mantine-color-placeholder': 'var(--eh-ink-soft)',
  '--mantine-color-anchor': 'var(--eh-accent)',
  '--mantine-color-default': 'var(--eh-surface)',
  '--mantine-color-default-hover': 'var(--eh-sunk)',
  '--mantine-color-default-color': 'var(--eh-ink)',
  '--mantine-color-default-border': 'var(--eh-line-strong)',
  '--mantine-color-error': 'var(--eh-danger)',
};

/** Mantine's own colour variables, spoken in the tokens of tokens.css. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
