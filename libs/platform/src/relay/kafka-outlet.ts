import { Kafka as KafkaBinding } from 'cloudevents';
import type { Producer } from 'kafkajs';
import type { EventDocument } from '../store/documents.js';
import { toCloudEvent } from './event-envelope.js';
import type { Outlet } from './outlet.js';

/** Every event to the service's topic, keyed by case so that a case stays in order. */
export function kafkaOutlet(producer: Producer, service: string, topic: string): Outlet {
  return {
    name: 'kafka',
    async deliver(events: readonly EventDocument[]) {
      if (events.length === 0) return;
      await producer.send({
        topic,
        acks: -1,
        messages: events.map((document) => {
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
        }),
      });
    },
  };
}
