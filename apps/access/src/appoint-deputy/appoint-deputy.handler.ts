import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AppointDeputy } from '#contracts/access/commands';
import type { DeputyShown } from '#contracts/access/views';
import { deputySentences, refusedAppointment } from '#domain/access/deputies';
import type { Asking } from '#platform/http/asking';
import { houseProblem, ProblemError, refusalProblem } from '#platform/http/problems';
import { sha256Hex } from '#platform/keys/keys';
import { accessProblem } from '../access-problems.js';
import { AccessTime } from '../access-time.js';
import { Deputies, shownDeputy, type Appointment } from '../deputies.js';
import { Staff } from '../staff.js';

export class AppointDeputyCommand extends Command<DeputyShown> {
  constructor(
    readonly body: AppointDeputy,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(AppointDeputyCommand)
export class AppointDeputyHandler implements ICommandHandler<AppointDeputyCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly staff: Staff,
    private readonly deputies: Deputies,
  ) {}

  async execute({ body, asking }: AppointDeputyCommand): Promise<DeputyShown> {
    const { by, language, key } = asking;
    const at = (await this.time.now()).toISOString();
    const deputyshipId = `d-${sha256Hex('deputyship', by.personId, key).slice(0, 24)}`;
    // Sent again it answers what it did then, whatever has changed since.
    const before = await this.deputies.byId(deputyshipId);
    if (before) return shownDeputy(sameOr422(before, body, asking), at);

    const absent = await this.staff.byId(body.absentId);
    const deputy = await this.staff.byId(body.deputyId);
    if (!absent || !deputy) throw accessProblem('unknown-person', language);
    const refusal = refusedAppointment(body, absent, { by, at });
    if (refusal) throw new ProblemError(refusalProblem(refusal, deputySentences, language));
    const appointment = { ...body, deputyshipId, unitId: absent.unitId, appointedBy: by.personId };
    const kept = await this.deputies.enter(appointment, at);
    return shownDeputy(sameOr422(kept, body, asking), at);
  }
}

/** @throws ProblemError where the key stands for another appointment. */
function sameOr422(kept: Appointment, body: AppointDeputy, { language }: Asking): Appointment {
  const { absentId, deputyId, from, until } = kept;
  const same =
    absentId === body.absentId &&
    deputyId === body.deputyId &&
    from === body.from &&
    until === body.until;
  if (!same) throw new ProblemError(houseProblem('key-used-for-another-body', 422, language));
  return kept;
}
