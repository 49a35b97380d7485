import { createServer } from 'node:http';

/** What R9 measures against: reads a JSON body and answers one. */
createServer((incoming, reply) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const { on } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { on: string };
    const answer = JSON.stringify({ caseId: 'c1', version: on.length, events: [] });
    reply.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    reply.end(answer);
  });
}).listen(Number(process.env['DUET_PORT']), '127.0.0.1');
