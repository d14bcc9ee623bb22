import type { ReactElement } from 'react';
import type { Role } from '#shared/roles.ts';
import type { PickerFieldProps } from '#web/ui/picker.tsx';

/** How a person with a role is picked; another feature knows. */
export type PersonPicker = (props: PickerFieldProps & { readonly role: Role }) => ReactElement;
