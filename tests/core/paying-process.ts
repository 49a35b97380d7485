import { mongoClock } from '#platform/store/clock';
import { byClients, caseIds, payout, rewardStages } from './hot-fund.js';
import { ownRecord, untilTaken } from './own-record.js';

/** Another copy of the service that pays: `node paying-process.js <space> <master key> <cases>`. */
const [space, masterKey, count] = process.argv.slice(2);
const { recorder } = await ownRecord([...rewardStages], mongoClock, 'reward', space, masterKey);
const lines = caseIds(Number(count)).map((caseId, index) => payout(caseId, index + 1));
await byClients(64, lines, (giving) => untilTaken(() => recorder.give(giving)));
process.exit(0);
