import { facts, type Moment, section, text } from '#server/packets/document/blocks.ts';
import { decisionSection, earlierSection } from '#server/packets/document/decision.ts';
import { compositeSection, dimensionSection, fitSection } from '#server/packets/document/figures.ts';
import type { CardLater } from '#server/packets/document/later.ts';
import {
  evidenceSection,
  issueSection,
  mustHaveSection,
  panelSection,
  redFlagSection,
} from '#server/packets/document/panel.ts';
import { votesSection } from '#server/packets/document/votes.ts';
import { debriefStates, momentsIn } from '#server/packets/document/words.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import type { PacketContent } from '#shared/packets.ts';

export interface PacketSource {
  /** The very reply that whoever makes the packet gets. */
  readonly debrief: Debrief;
  /** What was said of its cards since they were submitted. */
  readonly later: readonly CardLater[];
  /** Which of the two scales the figures were fitted on; null where nothing was fitted. */
  readonly link: 'rsm' | 'cum' | null;
}

type Making = Omit<PacketContent, 'format' | 'debriefId' | 'candidateName' | 'jobTitle' | 'blocks'>;

/** Everything a packet says, from a debrief and the facts of its making. Pure: the same in, the same out. */
export function composePacket(source: PacketSource, making: Making): PacketContent {
  const { debrief, later, link } = source;
  const moment = momentsIn(making.timeZone);
  return {
    ...making,
    format: 'evenhand-packet-1',
    debriefId: debrief.id,
    candidateName: debrief.candidate.name,
    jobTitle: debrief.job.title,
    blocks: [
      aboutBlock(debrief, making, moment),
      ...decisionSection(debrief, moment),
      ...mustHaveSection(debrief),
      ...issueSection(debrief, moment),
      ...redFlagSection(debrief),
      ...panelSection(debrief, later),
      ...dimensionSection(debrief),
      ...compositeSection(debrief),
      ...votesSection(debrief, moment),
      ...earlierSection(debrief, moment),
      ...evidenceSection(debrief, later, moment),
      ...fitSection(debrief, link, moment),
      ...checkSection(making),
    ],
  };
}

function aboutBlock(debrief: Debrief, making: Making, moment: Moment): PacketBlock {
  const { candidate, job, blueprint, cards, openedBy, openedAt, openedDespite, figures } = debrief;
  return facts([
    ['Candidate', candidate.name],
    ['Job', job.title],
    ['Blueprint', `${blueprint.title}, version ${blueprint.number}`],
    ['Debrief', `${debriefStates[debrief.state]}; opened by ${openedBy.name}, ${moment(openedAt)}`],
    ['Opened although', openedDespite],
    ['Cards', `${cards.in} of ${cards.expected} in`],
    ['Figures pinned', moment(figures.pinnedAt)],
    ['Packet made', `by ${making.madeBy.name} for ${making.org.name}, ${moment(making.madeAt)}`],
    ['Times', making.timeZone],
  ]);
}

function checkSection({ packetId, org, madeBy, auditHead }: Making): PacketBlock[] {
  return [
    section('How to check this packet'),
    text(
      'The audit trail holds the SHA-256 of this PDF’s bytes. Whoever runs Evenhand checks a copy with: npm run verify-packet <file>. One changed byte, in the file or in the trail, is named.',
    ),
    facts([
      ['Packet', packetId],
      ['Organisation', `${org.name}, ${org.id}`],
      [
        'Audit trail',
        auditHead === null
          ? 'empty'
          : `its last entry that ${madeBy.name} could see then was number ${auditHead.seq}`,
      ],
      ['Its hash', auditHead?.hash ?? null],
    ]),
  ];
}
