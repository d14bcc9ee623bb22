import { generateDemo } from '#prisma/demo/generate.ts';

const now = new Date(process.argv[2] ?? '2026-11-21T10:07:00Z');
for (const size of ['full', 'small'] as const) {
  const t = performance.now();
  const rows = generateDemo({ now, size });
  console.log(size, (performance.now() - t).toFixed(0), 'ms', rows.people.length);
  const { tables } = rows;
  console.log(
    Object.fromEntries(Object.entries(tables).map(([k, v]) => [k, v.length])),
    rows.history.length,
    rows.outcomes.length,
  );
  const count = (xs: readonly string[]) =>
    xs.reduce((m: Record<string, number>, x) => ((m[x] = (m[x] ?? 0) + 1), m), {});
  console.log(
    count(tables.loops.map((l) => l.state)),
    count(tables.applications.map((l) => l.stage)),
    count(tables.scorecards.map((c) => c.state)),
    count(tables.seats.map((s) => s.kind)),
    count(rows.outcomes.map((o) => o.decision)),
  );
  const ratings = tables.scores.flatMap((s) => s.rating ?? []);
  console.log(
    count(ratings.map(String)),
    'na',
    tables.scores.filter((s) => s.not_assessed_reason !== null).length,
    'flags',
    tables.scorecards.filter((c) => c.red_flags.length).length,
  );
  const ev = tables.scores.filter((s) => s.rating !== null).map((s) => s.evidence);
  const c = count(ev);
  console.log(
    'evidence',
    ev.length,
    'distinct',
    Object.keys(c).length,
    'max',
    Math.max(...Object.values(c)),
    'len',
    Math.min(...ev.map((e) => e.length)),
    Math.max(...ev.map((e) => e.length)),
    ev.reduce((a, e) => a + e.length, 0) / ev.length,
  );
  const seatOf = new Map(tables.seats.map((s) => [s.id, s]));
  const ivOf = new Map(tables.interviews.map((s) => [s.id, s]));
  const late = tables.scorecards.filter((x) => {
    const s = seatOf.get(x.seat_id)!;
    return x.state === 'draft' && !s.ended_at && s.due_at < now;
  });
  console.log(
    'late',
    late.length,
    'submitted late',
    tables.scorecards.filter((x) => x.submitted_at && x.submitted_at > seatOf.get(x.seat_id)!.due_at).length,
  );
  const name = new Map(rows.people.map((p) => [p.memberId, p.name]));
  console.log(
    count(tables.scorecards.filter((c) => c.state === 'submitted').map((c) => name.get(c.member_id)!)),
  );
  const dan = rows.people.find((p) => p.name.startsWith('Daniel'))!.memberId;
  for (const s of tables.seats.filter(
    (s) => s.member_id === dan && s.due_at > new Date(now.getTime() - 6 * 864e5),
  ))
    console.log(
      ' Daniel',
      ivOf.get(s.interview_id)!.starts_at.toISOString(),
      ivOf.get(s.interview_id)!.name,
      s.due_at < now ? 'due past' : '',
      tables.scorecards.find((c) => c.seat_id === s.id)!.state,
    );
  console.log(rows.history.filter((e) => e.at > now).length, 'future events');
  const jobOf = new Map(tables.jobs.map((j) => [j.id, j.title]));
  console.log(count(tables.applications.map((a) => jobOf.get(a.job_id)!)));
  // overlaps
  let overlaps = 0;
  const per = new Map<string, [number, number][]>();
  for (const s of tables.seats.filter((s) => !s.ended_at)) {
    const i = ivOf.get(s.interview_id)!;
    const l = per.get(s.member_id) ?? [];
    per.set(s.member_id, l);
    const a = i.starts_at.getTime(),
      b = a + i.minutes * 6e4;
    if (l.some(([x, y]) => x < b && a < y)) overlaps++;
    l.push([a, b]);
  }
  console.log('overlaps', overlaps);
  if (size === 'full')
    for (const e of [3, 500, 1000, 1500, 2000, 2500]) console.log('  *', tables.scores[e]!.rating, ev[e]);
}
