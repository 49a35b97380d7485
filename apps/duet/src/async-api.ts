import type { PublishedEventType } from './published-events.js';

const head = `asyncapi: 3.0.0
info:
  title: Duet 双招双引
  version: '1'
  description: >-
    What happened, as CloudEvents 1.0 on Kafka in binary mode. The key of a message is its case, so a
    case stays in order. The same event always has the same id; streamversion has no gaps.
defaultContentType: application/json
`;

const envelope = `components:
  messageTraits:
    cloudEvent:
      headers:
        type: object
        required: [ce_specversion, ce_id, ce_source, ce_type, ce_time, ce_subject]
        properties:
          ce_specversion: { const: '1.0' }
          ce_id: { type: string, description: epoch, stream and version }
          ce_source: { type: string, description: /duet/ and the service }
          ce_type: { type: string }
          ce_time: { type: string, format: date-time }
          ce_subject: { type: string, description: the stream }
          ce_caseid: { type: string }
          ce_streamversion: { type: string, description: 1 for the first event of the stream }
          ce_epoch: { type: string, description: rises when the record is restored }
          ce_by: { type: string, description: who caused it, as JSON }
`;

/** AsyncAPI 3.0: a channel for each service's topic, its messages, who sends them. */
export function asyncApiDocument(events: readonly PublishedEventType[]): string {
  const services = [...new Set(events.map(({ service }) => service))];
  const channels = services.map((service) =>
    channel(
      service,
      events.filter((event) => event.service === service),
    ),
  );
  return `${head}channels:\n${channels.join('')}operations:\n${services.map(operation).join('')}${envelope}`;
}

function channel(service: string, events: readonly PublishedEventType[]): string {
  return `  ${service}:
    address: ${service}.events
    messages:
${events.map(message).join('')}`;
}

function message({ service, name, type }: PublishedEventType): string {
  return `      ${name}:
        name: ${type}
        traits: [{ $ref: '#/components/messageTraits/cloudEvent' }]
        payload: { $ref: './events/${service}.${name}.v1.json' }
`;
}

function operation(service: string): string {
  return `  send-${service}-events:
    action: send
    channel: { $ref: '#/channels/${service}' }
`;
}
