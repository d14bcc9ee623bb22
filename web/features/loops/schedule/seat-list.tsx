import { Button } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Interview } from '#shared/loops.ts';
import { peopleByPlace } from '#shared/raters.ts';
import classes from '#web/features/loops/schedule/schedule.module.css';
import { type PersonPicker, SeatFields } from '#web/features/loops/schedule/seat-fields.tsx';
import { emptySeat, type SeatValues, seatWarnings } from '#web/features/loops/schedule/seat-values.ts';
import type { Picked } from '#web/ui/picker.tsx';

const MOST_SEATS = 6;

/** The seats that a round asks for, with whom the plan names for them; nobody where it names a pool. */
export function seatsOf(round: {
  readonly interviewers: number;
  readonly dimensions: Interview['dimensions'];
  readonly people: readonly Picked[];
}): readonly SeatValues[] {
  return peopleByPlace(Math.min(round.interviewers, MOST_SEATS), round.people).map((people) => ({
    ...emptySeat(round.dimensions),
    member: people.length === 1 ? (people[0] ?? null) : null,
  }));
}

interface SeatListProps {
  readonly seats: readonly SeatValues[];
  readonly dimensions: Interview['dimensions'];
  readonly errors: FormErrors;
  readonly personPicker: PersonPicker;
  readonly onChange: (seats: readonly SeatValues[]) => void;
}

/** The people of an interview that is to be, with what deserves a second look. */
export function SeatList({ seats, dimensions, errors, personPicker, onChange }: SeatListProps): ReactElement {
  return (
    <>
      {seats.map((seat, index) => (
        <SeatFields
          key={seat.key}
          seat={seat}
          index={index}
          title={seats.length === 1 ? 'Interviewer' : `Interviewer ${index + 1}`}
          dimensions={dimensions}
          errors={errors}
          personPicker={personPicker}
          onChange={(changed) => onChange(seats.map((one) => (one.key === seat.key ? changed : one)))}
          onRemove={
            seats.length === 1 ? undefined : () => onChange(seats.filter(({ key }) => key !== seat.key))
          }
        />
      ))}
      {seats.length < MOST_SEATS && (
        <div>
          <Button variant="default" onClick={() => onChange([...seats, emptySeat(dimensions)])}>
            Add a person
          </Button>
        </div>
      )}
      {seatWarnings(seats, dimensions).map((warning) => (
        <p key={warning} className={classes.note} role="status">
          {warning}
        </p>
      ))}
    </>
  );
}
