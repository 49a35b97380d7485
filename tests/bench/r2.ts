import { performance } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import type { Engines } from '#engines/bring-up';
import { ensureTopic } from '#platform/service/ensure-topic';
import { officer, openCase, touch } from '../core/leads.js';
import { ProcessHouse } from '../processes/process-house.js';
import { inBlocks, ratioOf, type BlockPlan, type Ratio } from './blocks.js';
import { Watch } from './seen.js';

const plan: BlockPlan = { blocks: 30, runsPerBlock: 30, warmUp: 100 };
const commandsPerCase = 25;

/**
 * R2: from an event seen committed in one service's record to the case seen moved on in another
 * service's view ÷ bare kafkajs send → eachMessage on the same broker.
 */
export async function r2(engines: Engines): Promise<Record<string, Ratio>> {
  const house = new ProcessHouse(engines, { services: ['contact', 'journey'] });
  await house.start();
  await Promise.all(house.copies.map((copy) => copy.settled()));
  const [contact] = house.of('contact');
  const li = await house.as(officer, contact?.url ?? '');
  const watch = await Watch.over(engines.mongoUrl);
  const name = (service: string) => `${house.space}duet-${service}`;
  await watch.follow(name('contact'), 'events', ({ caseId, version }: { caseId: string; version: number }) => [
    `recorded ${caseId} ${String(version)}`,
  ]);
  await watch.follow(
    name('journey'),
    'cases',
    ({ _id, streams }: { _id: string; streams: { contact?: { version: number } } }) => [
      `readable ${_id} ${String(streams.contact?.version)}`,
    ],
  );
  let caseId = '';
  let version = 0;
  const news = async () => {
    if (version % commandsPerCase === 0) {
      caseId = await openCase(li);
      version = 1;
      await watch.seen(`readable ${caseId} 1`);
    }
    version += 1;
    const told = `${caseId} ${String(version)}`;
    const reply = await li.post(`/api/contact/cases/${caseId}/log-touch`, touch);
    if (reply.status !== 200) throw new Error(`log-touch: ${String(reply.status)}`);
    return (await watch.seen(`readable ${told}`)) - (await watch.seen(`recorded ${told}`));
  };
  const bare = await bareKafka(engines.kafkaBrokers);
  const times = await inBlocks(plan, news, bare.sendAndReceive);
  await bare.stop();
  await watch.close();
  await house.stop('SIGKILL');
  return { 'R2 p50': ratioOf(times, 0.5), 'R2 p99': ratioOf(times, 0.99) };
}

async function bareKafka(brokers: string) {
  const kafka = new kafkajs.Kafka({ brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING });
  const topic = `bare-${randomUUID()}`;
  await ensureTopic(kafka, topic);
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  const consumer = kafka.consumer({ groupId: topic, minBytes: 1, maxWaitTimeInMs: 1000 });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  const waiting = new Map<string, () => void>();
  await consumer.run({
    eachMessage: ({ message }) => {
      waiting.get(String(message.key))?.();
      return Promise.resolve();
    },
  });
  return {
    async sendAndReceive() {
      const key = randomUUID();
      const startedAt = performance.now();
      const received = new Promise<void>((resolve) => waiting.set(key, resolve));
      await producer.send({ topic, acks: -1, messages: [{ key, value: JSON.stringify(touch) }] });
      await received;
      waiting.delete(key);
      return performance.now() - startedAt;
    },
    async stop() {
      await producer.disconnect();
      await consumer.disconnect();
    },
  };
}
