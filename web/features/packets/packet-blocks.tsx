import type { ReactElement } from 'react';
import type { PacketBlock } from '#shared/packet-document.ts';
import { PacketPlot } from '#web/features/packets/packet-plot.tsx';
import classes from '#web/features/packets/packets.module.css';
import { DataTable } from '#web/ui/data-table.tsx';
import facts from '#web/ui/facts.module.css';

/** What a packet says, block by block, as the PDF says it. */
export function PacketBlocks({ blocks }: { readonly blocks: readonly PacketBlock[] }): ReactElement {
  return (
    <div className={classes.paper}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a packet never changes, and its blocks have no other name
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: PacketBlock }): ReactElement {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'text':
      return (
        <p className={classes.text} data-tone={block.tone}>
          {block.text}
        </p>
      );
    case 'facts':
      return (
        <dl className={facts.facts}>
          {block.items.map(({ label, text }) => (
            <div key={label} className={classes.fact}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <Table {...block} />;
    case 'quote':
      return (
        <blockquote className={classes.quote}>
          <p className={classes.head}>{block.head}</p>
          {block.about !== '' && <p className={classes.about}>{block.about}</p>}
          <p className={classes.words}>{block.text}</p>
        </blockquote>
      );
    case 'plot':
      return <PacketPlot {...block} />;
  }
}

function Table({ caption, columns, rows }: Extract<PacketBlock, { kind: 'table' }>): ReactElement {
  return (
    <div className={classes.table}>
      <p className={classes.caption} aria-hidden="true">
        {caption}
      </p>
      <DataTable
        caption={caption}
        columns={columns.map(({ title, align }, index) => ({
          key: `${index} ${title}`,
          header: title,
          cell: (row: readonly string[]) => row[index] ?? '',
          names: index === 0,
          numeric: align === 'right',
        }))}
        rows={rows}
        rowKey={(row) => row.join('|')}
      />
    </div>
  );
}
