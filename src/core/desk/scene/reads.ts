import type { Store } from '../../store/port/store.ts';

/** What a desk's turn may read. */
export type DeskReads = Pick<
  Store<unknown>,
  | 'adminOf'
  | 'adminNames'
  | 'desksOfChat'
  | 'peopleIn'
  | 'adminsAt'
  | 'complaintByCode'
  | 'complaintAt'
  | 'anchors'
  | 'queue'
  | 'desksInUse'
  | 'figures'
  | 'identity'
  | 'samePictures'
  | 'near'
>;
