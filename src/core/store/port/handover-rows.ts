import type { HandoverCode } from '../../handover/code.ts';
import type { ChannelName } from '../../message.ts';

/** A draft that was put up to be continued in another chat. */
export interface Handover<Talk> {
  /** Names it in the effect that takes it. */
  readonly id: string;
  readonly dossier: string;
  /** Where it lies, with that chat's state as it was read. */
  readonly conversation: number;
  readonly version: number;
  readonly channel: ChannelName;
  readonly talk: Talk | null;
  readonly expiresAt: Date;
  /** The conversation that took it; null while nobody has. */
  readonly usedBy: number | null;
}

/** Drafts on their way from one chat into another. */
export interface Handovers<Talk> {
  /**
   * By its code; null where there is none. On the channel where the draft was begun it is there for nobody but who began it: the code may have
   * been said in public.
   */
  handover(
    code: HandoverCode,
    reader: { readonly channel: ChannelName; readonly person: string },
  ): Promise<Handover<Talk> | null>;
  /** The newest that waits for this person, who needs no code; null where none does. */
  handoverOf(channel: ChannelName, person: string, now: Date): Promise<Handover<Talk> | null>;
}
