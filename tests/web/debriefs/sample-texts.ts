/** Anchors and evidence as people write them, for samples that are looked at as well as tested. */
export const anchors: Record<string, readonly string[]> = {
  'Data architecture': [
    'Names tools without saying what they are for; no view of how data flows.',
    'Describes one layer well; boundaries and ownership stay vague when asked.',
    'Designs a working flow end to end; trade-offs come when asked for.',
    'Weighs two designs against load, cost and ownership without being asked, and says what would change the choice.',
    'Leads the design: names failure modes first, plans the migration and the way back, and fits it to the team there is.',
  ],
  Reliability: [
    'Treats failures as bad luck; no monitoring mentioned.',
    'Mentions alerts; can’t say what happens after one fires.',
    'Has run a service on call; recovers and writes down what happened.',
    'Sets targets with the users of the data, tests recovery, and fixes causes rather than symptoms.',
    'Has made a platform measurably more reliable and can show from what to what.',
  ],
};

export const evidence = {
  low: 'Asked how the ingestion would behave when the upstream schema changes, she said the team would notice in the dashboards. Pressed on late-arriving data she proposed re-running the day by hand. No test of recovery was mentioned, and the on-call rota she described had nobody for weekends.',
  middle:
    'Drew the flow from the event bus to the warehouse, with a raw zone and a modelled one. Asked about back-fills, he explained idempotent loads and why the job key carries the partition. Trade-offs came only when I asked.',
  high: 'Opened with the three ways this pipeline fails and what each costs the finance team. Compared streaming and hourly batch on cost and on who carries the pager, and chose batch for the team they have. Described moving 40 tables over six weeks with a dual run, a reconciliation report each morning and a switch back that was rehearsed twice. Gave numbers: incidents down from nine a month to two, and time to detect from hours to eleven minutes. When I changed the volume by a factor of fifty she said which part of the design would have to go first, and why.',
  short: 'Explained partitioning and why late data breaks naive counts; the example was from her own work.',
};
