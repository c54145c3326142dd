import { open, rename, rm } from 'node:fs/promises';
import { makeFolder, syncFolder } from '../folder.ts';

/** A file that is being written. */
export interface NewFile {
  /** Writes all of the bytes after those before. @throws the system's error (`ENOSPC`, `EIO` …) */
  write(bytes: Buffer): Promise<void>;
  /** Resolves when everything written survives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What keeping a file asks of a disk. A port: tests hand in a disk that fails where they want it to. */
export interface Disk {
  /** Makes a file that was not there, readable by its owner alone. */
  create(file: string): Promise<NewFile>;
  makeFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes names in a folder survive a power cut. */
  syncFolder(folder: string): Promise<void>;
  /** A file that is gone already is no mistake. */
  remove(file: string): Promise<void>;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  async create(file) {
    const handle = await open(file, 'wx', 0o600);
    return {
      async write(bytes) {
        // A disk that is nearly full takes a part: the rest is tried until it says why.
        for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  async makeFolder(folder) {
    await makeFolder(folder, 0o700);
  },
  rename,
  syncFolder,
  remove: (file) => rm(file, { force: true }),
};
