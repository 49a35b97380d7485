import { Kafka as KafkaBinding } from 'cloudevents';
import type { Producer } from 'kafkajs';
import type { EventDocument } from '../store/documents.js';
import { toCloudEvent } from './event-envelope.js';
import type { Outlet } from './outlet.js';

/** Kafka takes 1 MB a partition and request unless told otherwise; keys and headers need room too. */
const bytesPerSend = 700_000;

/** Every event to the service's topic, keyed by case so that a case stays in order. */
export function kafkaOutlet(producer: Producer, service: string, topic: string): Outlet {
  return {
    name: 'kafka',
    async deliver(events: readonly EventDocument[]) {
      for (const messages of inSends(events.map((event) => messageOf(service, event)))) {
        await producer.send({ topic, acks: -1, messages });
      }
    },
  };
}

function messageOf(service: string, document: EventDocument) {
  const { headers } = KafkaBinding.binary(toCloudEvent(service, document));
  return {
    key: document.caseId,
    value: JSON.stringify(document.event),
    headers: Object.fromEntries(
      // The binding names attributes that are not set; "undefined" would be a value.
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
  };
}

/** What piled up while Kafka was away leaves in sends it takes, in the same order. */
function inSends<Sent extends { readonly value: string }>(messages: readonly Sent[]): Sent[][] {
  const sends: Sent[][] = [];
  let left = 0;
  for (const message of messages) {
    const bytes = Buffer.byteLength(message.value) + 1000;
    const send = sends.at(-1);
    if (send && bytes <= left) send.push(message);
    else sends.push([message]);
    left = (send && bytes <= left ? left : bytesPerSend) - bytes;
  }
  return sends;
}
