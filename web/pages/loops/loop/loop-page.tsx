import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { getCandidate } from '#shared/candidates.ts';
import { listCoverRequests } from '#shared/cover-requests.ts';
import { getJob } from '#shared/jobs.ts';
import type { Loop } from '#shared/loops.ts';
import { getLoopWarnings } from '#shared/plan-warnings.ts';
import { predictPlan } from '#shared/planning.ts';
import { listSlotOffers } from '#shared/slot-offers.ts';
import { mayCall } from '#web/api/may-call.ts';
import { RequestsSection } from '#web/features/cover-requests/requests-section.tsx';
import { CardsSection } from '#web/features/loops/cards/cards-section.tsx';
import { CoverageSection } from '#web/features/loops/coverage-section.tsx';
import { exchangeable } from '#web/features/loops/exchange-form.tsx';
import { LoopLife } from '#web/features/loops/life/loop-life.tsx';
import { LoopStateMark, ProgressMarks } from '#web/features/loops/loop-marks.tsx';
import { OffersSection } from '#web/features/loops/offers/offers-section.tsx';
import { loopQuery } from '#web/features/loops/queries.ts';
import { ScheduleSection } from '#web/features/loops/schedule-section.tsx';
import { TimelineSection } from '#web/features/loops/timeline/timeline-section.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { LoopBlockers } from '#web/pages/loops/loop/loop-blockers.tsx';
import { LoopConflicts } from '#web/pages/loops/loop/loop-conflicts.tsx';
import { LoopPrediction } from '#web/pages/loops/loop/loop-prediction.tsx';
import { LoopWarningList } from '#web/pages/loops/loop/loop-warnings.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { WithPanel } from '#web/ui/side-panel.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** Forms are most of this page's code, and a loop can be read without them. */
const LoopPanel = lazy(async () => ({
  default: (await import('#web/pages/loops/loop/loop-panel.tsx')).LoopPanel,
}));

const PaperCard = lazy(async () => ({
  default: (await import('#web/features/scorecards/paper-card.tsx')).PaperCard,
}));

const route = getRouteApi('/signed-in/loops/$loopId');

export function LoopPage(): ReactElement {
  const { loopId } = route.useParams();
  const { data: loop, error, refetch } = useQuery(loopQuery(loopId));
  if (loop === undefined) {
    return (
      <>
        <PageHeader title="Loop" />
        {error === null ? (
          <Skeleton label="Loading the loop" rows={10} />
        ) : (
          <ErrorState title="The loop could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
      </>
    );
  }
  return <LoopView loop={loop} />;
}

function LoopView({ loop }: { readonly loop: Loop }): ReactElement {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const { paper, ...panel } = search;
  const isOpen = Object.values(panel).some((value) => value !== undefined);
  // A holder who plans nothing hands their own seat over.
  const mayOpen = loop.can.plan || panel.handOver !== undefined;
  const plans = loop.state === 'open' && loop.can.plan && mayCall(predictPlan, me.roles);
  const close = (): void => void navigate({ search: {} });
  const here = { to: '/loops/$loopId', params: { loopId: loop.id } } as const;
  if (paper !== undefined) return <PaperView loop={loop} seatId={paper} onDone={close} />;
  return (
    <>
      <LoopHeader loop={loop} />
      <WithPanel
        panel={
          isOpen && mayOpen ? (
            <Suspense fallback={<Skeleton label="Loading the form" />}>
              <LoopPanel key={Object.values(search).join()} loop={loop} search={search} onClose={close} />
            </Suspense>
          ) : null
        }
      >
        <LoopBlockers loop={loop} />
        {loop.instructions !== null && (
          <section className={layout.section} aria-labelledby="instructions">
            <h2 id="instructions">Instructions for interviews</h2>
            <p className={layout.text}>{loop.instructions}</p>
          </section>
        )}
        <ScheduleSection
          loop={loop}
          ownMemberId={me.id}
          seatLinks={({ id, member, can }, interview) => (
            <>
              {can.typeIn && (
                <LinkButton
                  {...here}
                  size="compact-sm"
                  search={{ paper: id }}
                  aria-label={`Type in a paper card of ${member.name} in ${interview.name}`}
                >
                  Type in a paper card
                </LinkButton>
              )}
              {can.handOver && (
                <LinkButton
                  {...here}
                  size="compact-sm"
                  search={{ handOver: id }}
                  aria-label={`Hand over the seat of ${member.name} in ${interview.name}`}
                >
                  Hand over
                </LinkButton>
              )}
              {can.exchange && exchangeable(loop, interview).length > 0 && (
                <LinkButton
                  {...here}
                  size="compact-sm"
                  search={{ exchange: id }}
                  aria-label={`Exchange ${member.name} in ${interview.name}`}
                >
                  Exchange
                </LinkButton>
              )}
            </>
          )}
          roundLink={(round) => (
            <>
              <LinkButton {...here} search={{ schedule: round.id }} aria-label={`Schedule ${round.name}`}>
                Schedule
              </LinkButton>
              <LinkButton {...here} search={{ offer: round.id }} aria-label={`Offer times for ${round.name}`}>
                Offer times
              </LinkButton>
            </>
          )}
          interviewLinks={(interview) => (
            <>
              <LinkButton
                {...here}
                search={{ reschedule: interview.id }}
                aria-label={`Reschedule ${interview.name}`}
              >
                Reschedule
              </LinkButton>
              <LinkButton
                {...here}
                search={{ seat: interview.id }}
                aria-label={`Add a person to ${interview.name}`}
              >
                Add a person
              </LinkButton>
            </>
          )}
        />
        {mayCall(listSlotOffers, me.roles) && <OffersSection loopId={loop.id} />}
        {(loop.interviews.length > 0 || loop.openRounds.length > 0) && (
          <CoverageSection
            loop={loop}
            prediction={plans && <LoopPrediction loop={loop} />}
            {...(loop.can.plan && mayCall(getLoopWarnings, me.roles)
              ? { warnings: <LoopWarningList loop={loop} /> }
              : {})}
          />
        )}
        {mayCall(listCoverRequests, me.roles) && <RequestsSection loopId={loop.id} />}
        {loop.state === 'open' && <LoopConflicts loop={loop} />}
        <CardsSection loopId={loop.id} owesCard={ownSeats(loop).length > 0} />
        <TimelineSection loopId={loop.id} seesCards={loop.can.readCards} />
        <LoopLife loop={loop} />
      </WithPanel>
    </>
  );
}

interface PaperViewProps {
  readonly loop: Loop;
  readonly seatId: string;
  readonly onDone: () => void;
}

/** In place of the schedule: typing in a card takes the whole page. */
function PaperView({ loop, seatId, onDone }: PaperViewProps): ReactElement {
  return (
    <>
      <PageHeader
        title="Type in a paper card"
        about={
          <Link to="/loops/$loopId" params={{ loopId: loop.id }}>
            {loop.candidate.name}: {loop.job.title}
          </Link>
        }
      />
      <Suspense fallback={<Skeleton label="Loading the form" rows={10} />}>
        <PaperCard key={seatId} seatId={seatId} onDone={onDone} />
      </Suspense>
    </>
  );
}

function LoopHeader({ loop }: { readonly loop: Loop }): ReactElement {
  const { member: me } = useSignedIn();
  return (
    <PageHeader
      title={`${loop.candidate.name}: ${loop.job.title}`}
      about={
        <>
          {mayCall(getCandidate, me.roles) && (
            <>
              <Link to="/candidates/$candidateId" params={{ candidateId: loop.candidate.id }}>
                Candidate
              </Link>
              {', '}
            </>
          )}
          {mayCall(getJob, me.roles) && (
            <>
              <Link to="/jobs/$jobId" params={{ jobId: loop.job.id }}>
                job
              </Link>
              {'. '}
            </>
          )}
          Owner: {loop.owner.name}
          {loop.anonymousAs !== null && !loop.candidate.isAnonymous && (
            <>
              {'. '}
              Interviewers see “{loop.anonymousAs}” until they submit: leave the name out of rooms and
              reasons.
            </>
          )}
        </>
      }
      state={
        <div className={layout.row}>
          <LoopStateMark state={loop.state} />
          <ProgressMarks progress={loop.progress} owesCard={ownSeats(loop).length > 0} />
          {loop.candidate.isAnonymous && <StatusMark shape="square">Anonymous until you submit</StatusMark>}
        </div>
      }
      action={<MainAction loop={loop} />}
    />
  );
}

/** A card that is owed comes before planning. */
function MainAction({ loop }: { readonly loop: Loop }): ReactElement | null {
  const [own] = ownSeats(loop);
  if (own !== undefined) {
    return (
      <LinkButton variant="filled" to="/interviews/$seatId" params={{ seatId: own.id }}>
        Open your card
      </LinkButton>
    );
  }
  const [next] = loop.openRounds;
  if (!loop.can.plan || next === undefined) return null;
  return (
    <LinkButton
      variant="filled"
      to="/loops/$loopId"
      params={{ loopId: loop.id }}
      search={{ schedule: next.id }}
    >
      {`Schedule ${next.name}`}
    </LinkButton>
  );
}

/** Seats on which the reader still owes a card. */
function ownSeats(loop: Loop): Loop['interviews'][number]['seats'] {
  return loop.interviews.flatMap(({ seats }) => seats.filter(({ can }) => can.score));
}
