/** The record could not be reached or moved on in time. Nothing is lost: send the same key again. */
export class RecordUnavailable extends Error {
  override readonly name = 'RecordUnavailable';
}

/** A stream that is not open yet, where another service was sure to find it: tried again later. */
export class StreamNotOpen extends Error {
  override readonly name = 'StreamNotOpen';

  constructor(readonly stream: string) {
    super(`${stream} is not open yet`);
  }
}
