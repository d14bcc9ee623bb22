import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Question, Scorecard } from '#shared/scorecards.ts';
import { AnswerText, QuestionText } from '#web/features/scorecards/later-words.tsx';
import { useAnswerQuestion } from '#web/features/scorecards/mutations.ts';
import classes from '#web/features/scorecards/read.module.css';
import { count } from '#web/ui/format.ts';
import { FormError } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { toast } from '#web/ui/toast.ts';

const LONGEST_ANSWER = 8000;
const SHORTEST_ANSWER = 3;

/** What the committee asks the author of this card, with a place to answer. */
export function OwnQuestions({ card }: { readonly card: Scorecard }): ReactElement | null {
  const { questions } = card;
  if (questions.length === 0) return null;
  const open = card.can.answer ? questions.filter(({ answer }) => answer === null).length : 0;
  return (
    <section className={classes.questions} aria-labelledby="questions">
      <h2 id="questions" tabIndex={-1}>
        Questions from the committee
      </h2>
      {open > 0 && (
        <p>
          <StatusMark shape="half">{`${count(open, 'question', 'questions')} to answer`}</StatusMark>
        </p>
      )}
      <ul>
        {questions.map((question) => (
          <li key={question.id}>
            <h3>{card.kit.dimensions.find(({ id }) => id === question.dimensionId)?.name}</h3>
            <QuestionText question={question} />
            <Answer question={question} canAnswer={card.can.answer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly canAnswer: boolean;
}

function Answer({ question, canAnswer }: AnswerProps): ReactElement {
  if (question.answer !== null) return <AnswerText answer={question.answer} />;
  if (!canAnswer) return <p className={classes.soft}>The debrief ended before it was answered.</p>;
  return <AnswerForm question={question} />;
}

function AnswerForm({ question }: { readonly question: Question }): ReactElement {
  const [text, setText] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const send = useAnswerQuestion();
  const isShort = text.trim().length < SHORTEST_ANSWER;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        if (isShort) return;
        send.mutate(
          { params: { questionId: question.id }, body: { text: text.trim() } },
          { onSuccess: () => toast('Your answer stands beside the card; the score stays') },
        );
      }}
    >
      <Textarea
        label={`Your answer to ${question.askedBy.name}`}
        description="It is added to your card, where everyone who reads the card sees it. The score stays as it is."
        rows={3}
        maxLength={LONGEST_ANSWER}
        value={text}
        error={isAsked && isShort ? 'Write an answer first.' : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormError error={send.error} />
      <Button type="submit" loading={send.isPending}>
        Send the answer
      </Button>
    </form>
  );
}
