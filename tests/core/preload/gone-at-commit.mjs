/**
 * Kills this process (kill -9) as it is about to commit what brings its events to `?events=`. One killed
 * from outside may have got to the end before, on a quick machine or beside a slow parent.
 */
import { ClientSession, MongoClient } from 'mongodb';

const { searchParams } = new URL(import.meta.url);
const last = Number(searchParams.get('events'));
const { bulkWrite } = MongoClient.prototype;
const { commitTransaction } = ClientSession.prototype;
let written = 0;

MongoClient.prototype.bulkWrite = function counted(models, ...more) {
  written += models.filter(
    ({ name, namespace }) => name === 'insertOne' && namespace.endsWith('.events'),
  ).length;
  return bulkWrite.call(this, models, ...more);
};
ClientSession.prototype.commitTransaction = function gone(...given) {
  if (written >= last) process.kill(process.pid, 'SIGKILL');
  return commitTransaction.apply(this, given);
};
