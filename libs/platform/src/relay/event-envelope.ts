import { CloudEvent } from 'cloudevents';
import type { Actor } from '#domain/shared/actor';
import type { EventBody } from '#domain/shared/stage';
import type { EventDocument } from '../store/documents.js';

/** An event as other services meet it: CloudEvents 1.0, binary mode, keyed by case. */
export interface PublishedEvent {
  /** `<epoch>:<stream>:<version>`: the same event always has the same id. */
  readonly id: string;
  readonly service: string;
  readonly stream: string;
  readonly caseId: string;
  readonly version: number;
  readonly epoch: number;
  readonly at: string;
  readonly by: Actor;
  readonly event: EventBody;
}

export function eventType(service: string, event: EventBody): string {
  return `duet.${service}.${event.type}.v1`;
}

export function toCloudEvent(service: string, document: EventDocument): CloudEvent<unknown> {
  const { event, stream, version, epoch, caseId, at, by } = document;
  return new CloudEvent({
    id: `${String(epoch)}:${stream}:${String(version)}`,
    source: `/duet/${service}`,
    type: eventType(service, event),
    subject: stream,
    time: at,
    datacontenttype: 'application/json',
    caseid: caseId,
    streamversion: version,
    epoch,
    by: JSON.stringify(by),
    data: event,
  });
}

/** @throws Error when the message is none of ours: its case is parked, not the partition. */
export function fromCloudEvent(cloudEvent: CloudEvent<unknown>): PublishedEvent {
  const { id, source, subject, time, data } = cloudEvent;
  const caseId = cloudEvent['caseid'];
  const by = cloudEvent['by'];
  if (typeof subject !== 'string' || typeof caseId !== 'string' || typeof by !== 'string') {
    throw new Error(`event ${id} lacks subject, caseid or by`);
  }
  return {
    id,
    service: source.replace('/duet/', ''),
    stream: subject,
    caseId,
    version: Number(cloudEvent['streamversion']),
    epoch: Number(cloudEvent['epoch']),
    at: new Date(time ?? 0).toISOString(),
    by: JSON.parse(by) as Actor,
    event: data as EventBody,
  };
}
