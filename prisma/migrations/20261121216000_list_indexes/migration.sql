-- What the lists of a large organisation are read by (npm run bench -- lists).

-- Whether a loop misses a card, without a look at those that are in.
CREATE INDEX scorecards_loop_draft_idx ON scorecards (org_id, loop_id, seat_id) WHERE state = 'draft';
-- The number on the bell: few beside all that somebody was ever told.
CREATE INDEX notifications_unread_idx ON notifications (org_id, member_id, shows_at, id) WHERE read_at IS NULL;
-- When a card that is still owed is due, without the rows of seats that are over.
CREATE INDEX seats_open_idx ON seats (org_id, id) INCLUDE (loop_id, due_at)
  WHERE ended_at IS NULL AND kind = 'interviewer';
