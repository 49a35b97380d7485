import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DeputyShown } from '#contracts/access/views';
import { deputySentences, refusedOverUnit } from '#domain/access/deputies';
import type { Viewing } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { accessProblem } from '../access-problems.js';
import { AccessTime } from '../access-time.js';
import { Deputies, shownDeputy } from '../deputies.js';

export class EndDeputyCommand extends Command<DeputyShown> {
  constructor(
    readonly deputyshipId: string,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

/** The absent person is back early, or the deputy was the wrong one. */
@CommandHandler(EndDeputyCommand)
export class EndDeputyHandler implements ICommandHandler<EndDeputyCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly deputies: Deputies,
  ) {}

  async execute({ deputyshipId, viewing }: EndDeputyCommand): Promise<DeputyShown> {
    const { by, language } = viewing;
    const at = (await this.time.now()).toISOString();
    const found = await this.deputies.byId(deputyshipId);
    if (!found) throw accessProblem('unknown-deputyship', language);
    const absent = { personId: found.absentId, unitId: found.unitId, roles: [] };
    const refusal = refusedOverUnit(by, absent);
    // Another unit's absences are not this head's to know of.
    if (refusal && found.deputyId !== by.personId && found.absentId !== by.personId) {
      throw accessProblem('unknown-deputyship', language);
    }
    if (refusal) throw new ProblemError(refusalProblem(refusal, deputySentences, language));
    const ended = await this.deputies.end(deputyshipId, by.personId, at);
    return shownDeputy(ended ?? found, at);
  }
}
