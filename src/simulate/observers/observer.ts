import type { EventField } from '../../model/event.ts';
import type { Millis } from '../local-days.ts';
import type { Happening } from '../protocol/happening.ts';
import type { ObserverId } from '../scenario.ts';
import type { LogRow } from './row.ts';

/** What observers can look up about a happening. */
export interface Surroundings {
  /** The messenger's server, as logs name it. */
  readonly server: string;
  nameOf(identity: number): string;
  /** The subscriber line through which a device's traffic leaves at an instant: the home's, or the device's own. */
  lineOf(identity: number, at: Millis): string;
  cellName(cell: number): string;
  /** The cell through which a device's data goes at an instant of today or the day before; −1 where it goes by the line of the home, or nobody logs it. */
  dataCellOf(identity: number, at: Millis): number;
  /** Whether two identities share a chat, so that one sees the other's presence. */
  shareChat(one: number, other: number): boolean;
  /** Whether word of it goes out when one reads a message of another: people may keep it to themselves, a channel counts its readers. */
  tellsReads(reader: number, writer: number): boolean;
}

/** A position from which one looks: which happenings it logs, and what of them. One observer a file. */
export interface Observer {
  readonly id: ObserverId;
  /** What its log holds, for the reader of the data set. */
  readonly describes: string;
  readonly fields: readonly EventField[];
  /** Whether it looks from one identity, and sees nothing of what does not touch that one. */
  readonly fromOne: boolean;
  /**
   * Fills `row`, all but its time, from a happening. The row comes with its optional fields empty.
   * @param of the identity from which it looks, or −1
   * @returns the time of the row, or −1 where the observer does not see it
   */
  see(happening: Happening, row: LogRow, surroundings: Surroundings, of: number): Millis;
}
