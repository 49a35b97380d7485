/** A bug somebody could write, and the specs that must not pass with it. */
export interface Mutant {
  readonly bug: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly put: string;
  /** Jest's pattern of the specs that must kill it. */
  readonly killedBy: string;
  readonly project: 'fast' | 'engines';
}

type Row = readonly [bug: string, find: string, put: string];

function inFile(file: string, killedBy: string, project: Mutant['project'], rows: readonly Row[]): Mutant[] {
  return rows.map(([bug, find, put]) => ({ bug, file, find, put, killedBy, project }));
}

const reward = 'libs/domain/src/reward/';
const negotiation = 'libs/domain/src/negotiation/';

const permission: readonly Mutant[] = [
  ...inFile('libs/domain/src/reward/payment-policies.ts', reward, 'fast', [
    ['the preparer reviews', '  financeOfficer,\n  preparerDoesNotReview,\n', '  financeOfficer,\n'],
    ['the preparer approves', '  roleOfLevel,\n  preparerDoesNotApprove,\n', '  roleOfLevel,\n'],
    ['the reviewer approves', '  preparerDoesNotApprove,\n  reviewerDoesNotApprove,\n', '  preparerDoesNotApprove,\n'],
    ['one person approves two levels', '  reviewerDoesNotApprove,\n  nobodyApprovesTwice,\n', '  reviewerDoesNotApprove,\n'],
    ['a deputy is somebody else', 'return handsOf(by).some((hand)', 'return handsOf(by).slice(0, 1).some((hand)'],
    ['a held clause is approved', '  clauseNotHeld,\n  bannerConfirmed,\n', '  bannerConfirmed,\n'],
    ['a banner’s share is not confirmed', '  clauseNotHeld,\n  bannerConfirmed,\n', '  clauseNotHeld,\n'],
    ['who proposed a recovery decides it', "? refused('proposer-cannot-decide')", '? undefined'],
  ]),
  ...inFile('libs/domain/src/negotiation/who-may.ts', negotiation, 'fast', [
    ['the drafter approves', "  if (isDrafter(by, state)) return refused('drafter-cannot-approve');\n", ''],
    ['the drafter signs', "(isDrafter(asked.by, state) ? refused('drafter-cannot-sign') : undefined)", 'undefined'],
    ['the drafter reviews', "return isDrafter(by, state) ? refused('drafter-cannot-review') : undefined;", 'return undefined;'],
    ['one person approves two levels of terms', 'return isAmong(by, approvers)', 'return isAmong(by, [])'],
  ]),
  ...inFile('libs/domain/src/evaluation/panel-policies.ts', 'libs/domain/src/evaluation/', 'fast', [
    ['a subject judges their own case', '  noComputedConflict,\n', ''],
    ['the secretary sits on the panel', '  noSecretary,\n', ''],
    ['the first panel judges its own judgement', '  nobodyOfTheFirstPanel,\n', ''],
    ['an even panel', '[sizeWithinRubric, oddSize]', '[sizeWithinRubric]'],
  ]),
  ...inFile('libs/domain/src/shared/actor.ts', '(reward|negotiation)/', 'fast', [
    [
      'nobody’s hand but one’s own counts',
      'return actor.actsFor === undefined ? [actor.personId] : [actor.personId, actor.actsFor];',
      'return [actor.personId];',
    ],
  ]),
];

const leadImport = 'libs/domain/src/contact/lead-import';
const newerPermission: readonly Mutant[] = [
  ...inFile('libs/domain/src/contact/lead-import-decide.ts', leadImport, 'fast', [
    [
      'anybody judges a suspected row and undoes an import',
      'return isHead || handsOf(by).includes(state.officerId)',
      'return isHead || handsOf(by).length > 0',
    ],
    [
      'a row is the same as whatever somebody names',
      "if (subjectId === undefined || !isShown) return refused('not-what-it-resembles', { row });",
      "if (subjectId === undefined) return refused('not-what-it-resembles', { row });",
    ],
    [
      'an import is undone after its day',
      "return Date.parse(at) > Date.parse(undoUntil(state)) ? refused('undo-too-late') : undefined;",
      'return undefined;',
    ],
    [
      'an import is undone twice',
      "  if (state.undoneBy !== undefined) return refused('already-undone');\n",
      '',
    ],
    [
      'a case nobody answered for is told to be gone',
      "?? { row, result: 'kept', code: 'not-answered' };",
      "?? { row, result: 'withdrawn' };",
    ],
  ]),
  ...inFile('libs/domain/src/contact/who-may.ts', 'libs/domain/src/contact/take-back', 'fast', [
    ['a case somebody works on goes with its sheet', "return isUntouched ? undefined : refused('worked-on-since');", 'return undefined;'],
  ]),
  ...inFile('apps/contact/src/take-back-rows/take-back-rows.errand.ts', 'apps/contact/src/import-judged', 'engines', [
    [
      'a worked-on case is told to be gone',
      "const kept = opened.filter(({ caseId }) => worked.has(caseId)).map(({ row }) => keptRow(row, 'worked-on-since'));",
      "const kept = opened.filter(({ caseId }) => worked.has(caseId)).map(({ row }) => ({ row, result: 'withdrawn' as const }));",
    ],
  ]),
  ...inFile('libs/domain/src/reward/visible.ts', reward, 'fast', [
    ['experts see what the city can afford', "  if (holdsRole(viewer, 'expert')) return false;\n", ''],
    [
      'whoever promises money sees batches',
      "seesCase: (viewer, state) => state.phase !== 'not-opened' && concernsMoney(viewer),\n",
      "seesCase: (viewer, state) => state.phase !== 'not-opened' && (concernsMoney(viewer) || promisesMoney(viewer)),\n",
    ],
  ]),
];

const money: readonly Mutant[] = [
  ...inFile('libs/domain/src/reward/payment-policies.ts', reward, 'fast', [
    ['a fen above what is left', 'return fen(wanted.amount) <= left ?', 'return fen(wanted.amount) <= left + 1n ?'],
    ['next year’s money this year', 'now === undefined || fiscalYear === now', 'now === undefined || fiscalYear >= now'],
  ]),
  ...inFile('libs/domain/src/reward/payment.ts', reward, 'fast', [
    [
      'only what was paid counts as used',
      "return payment.state !== 'returned' && payment.state !== 'rejected';",
      "return payment.state === 'paid';",
    ],
  ]),
  ...inFile('libs/domain/src/reward/fund.ts', reward, 'fast', [
    ['a fen above the appropriation', 'if (shortfall > 0n) {', 'if (shortfall > 1n) {'],
    ['the cap read share by share', 'const wanted = sumByYear(shares);', 'const wanted = shares;'],
    ['paid out of what is committed', "return move(command, 'reserved', 'paid', state);", "return move(command, 'committed', 'paid', state);"],
    ['released without having been committed', '    if (fen(amount) > fen(available)) {\n', '    if (fen(amount) < 0n) {\n'],
    ['returned money is free at once', "return move(command, 'reserved', 'committed', state);", "return move(command, 'reserved', 'free', state);"],
  ]),
  ...inFile('libs/domain/src/shared/money.ts', 'shared/money', 'fast', [
    ['numbers for bigint', 'total += fen(amount)', 'total = BigInt(Number(total) + Number(fen(amount)))'],
    ['amounts below zero', '/^(0|[1-9]', '/^-?(0|[1-9]'],
  ]),
  ...inFile('libs/domain/src/reward/batch-line-steps.ts', reward, 'fast', [
    ['an unapproved payment leaves', "  if (payment.state !== 'approved') return refused('payment-not-approved', { paymentId });\n", ''],
    ['a held payment leaves', "  if (promiseWith(clauseId, state)?.held) return refused('clause-held', { clauseId });\n", ''],
    [
      'paid twice by the same line',
      "  if (payment.state === 'paid' || payment.state === 'recovered') return decided([]);\n  if (payment.state !== 'placed') return lineDoesNotMatch(command);\n",
      '',
    ],
  ]),
  ...inFile('libs/domain/src/negotiation/terms-policies.ts', negotiation, 'fast', [
    ['promises above the policy’s cap', '  kindOfPolicyClause,\n  withinPolicyCap,\n', '  kindOfPolicyClause,\n'],
    ['the cap counted clause by clause', 'if (amount <= fen(cap)) continue;', 'if (amount <= fen(cap) * 2n) continue;'],
    ['two shares in one year', '  eachYearOnce,\n', ''],
  ]),
];

const newerMoney: readonly Mutant[] = [
  ...inFile('apps/reward/src/shown-fund.ts', 'apps/reward/src/funds', 'engines', [
    ['a fund shows as free what is promised', 'free: digits(freeOf(line))', 'free: line.appropriated'],
  ]),
];

const record = 'tests/core/record\\.int';
const idempotency: readonly Mutant[] = [
  ...inFile('libs/platform/src/store/collections.ts', record, 'engines', [
    ['the unique index of commands is dropped', '      unique: true,\n      name: commandIndexName,', '      name: commandIndexName,'],
  ]),
  ...inFile('libs/platform/src/store/recorder.ts', record, 'engines', [
    ['another person’s key is one’s own', 'return sha256Hex(stream, who, idempotencyKey)', 'return sha256Hex(stream, idempotencyKey)'],
    [
      'a retry is refused for what it did itself',
      '      const stored = await this.answerBefore(giving);\n      if (stored) return stored;\n',
      '',
    ],
    ['an errand is answered anew each time', '      if (known) return known;\n', ''],
  ]),
  ...inFile('libs/platform/src/store/giving.ts', record, 'engines', [
    ['a key is taken for another body', 'return stored.bodyDigest === bodyDigest', 'return stored.bodyDigest !== ""'],
  ]),
  ...inFile('libs/platform/src/store/plan.ts', '(tests/core/record|apps/contact/src/contact)\\.int', 'engines', [
    ['claims are not taken', 'const takes = decision.takes.map((claim) => ({ ...claim, stream: entry.stream }));', 'const takes: [] = [];'],
  ]),
  ...inFile('libs/platform/src/store/plan-group.ts', 'tests/core/record-many\\.int', 'engines', [
    ['a twin in a group is decided anew', '    behindTwin ||= isTwin && !before;\n', ''],
    ['what a group did before is done again', 'const before = stored.get(commandKey(giving));', 'const before = stored.get("");'],
    ['a companion’s refusal is no refusal', '  if (refusal) return { given: refusedOn(draft, giving, refusal) };\n', ''],
  ]),
  ...inFile('libs/platform/src/store/write-record.ts', 'tests/core/fund-writer\\.int', 'engines', [
    ['a writer whose turn has passed writes on', '    ...write.fences.map((fence) => fencedBy(record, fence)),\n', ''],
  ]),
  ...inFile('libs/platform/src/relay/relay.ts', 'tests/core/relay\\.int', 'engines', [
    [
      'the place is saved before the delivery',
      '          await outlet.deliver(batch);\n          deliveredUntil = batch.at(-1)?.at ?? deliveredUntil;\n          await this.placeOf(outlet).moveOn({ token: stream.resumeToken, deliveredUntil });\n',
      '          deliveredUntil = batch.at(-1)?.at ?? deliveredUntil;\n          await this.placeOf(outlet).moveOn({ token: stream.resumeToken, deliveredUntil });\n          await outlet.deliver(batch);\n',
    ],
    ['a relay that fails keeps its turn', '          await this.letAnotherTry(lease);\n', ''],
    ['two relays at once', 'if (await lease.hold()) await this.follow(outlet, lease);', 'await lease.hold();\n        await this.follow(outlet, lease);'],
  ]),
  ...inFile('libs/platform/src/service/ensure-topic.ts', 'service/ensure-topic\\.int', 'engines', [
    ['a fast clock keeps events from leaving', "            { name: 'message.timestamp.type', value: 'LogAppendTime' },\n", ''],
  ]),
  ...inFile('libs/domain/src/journey/case-fold.ts', 'journey/case-fold', 'fast', [
    ['a gap is folded over', "  if (fact.version > last + 1) return { result: 'gap' };\n", ''],
    ['an event counts twice', '  if (fact.version <= last) {\n', '  if (fact.version < last) {\n'],
    ['what a restore undid comes back', "  if (before && fact.epoch < before.epoch) return { result: 'already' };\n", ''],
  ]),
  ...inFile('libs/platform/src/http/shell.ts', 'tests/processes/draining', 'engines', [
    ['who is in is turned away with 503', 'return503OnClosing: false', 'return503OnClosing: true'],
  ]),
  ...inFile('libs/platform/src/consumer/event-consumer.ts', 'tests/faults/dead-letters', 'engines', [
    ['a dead letter is dropped', '    await this.deadLetters.keep(message, from, reason, tried);\n', ''],
  ]),
];

export const mutants: readonly Mutant[] = [
  ...permission,
  ...newerPermission,
  ...money,
  ...newerMoney,
  ...idempotency,
];
