import type { ChannelState } from '../../core/event.ts';

/** Told that the channel lost its platform, or got it back. Must not throw. */
export type TellState = (state: ChannelState) => void;

/** A plain reason why the channel can not start; safe to print. */
export class WhatsAppRefused extends Error {}
