import { Query } from '@nestjs/cqrs';
import type { CommandHint } from '#contracts/shared/answer';
import { permits, type PermissionName } from '#domain/access/permissions';
import { say } from '#domain/shared/sentences';
import { streamOf } from '#domain/shared/stage';
import type { Recorder } from '../store/recorder.js';
import type { Viewing } from './asking.js';
import { houseProblem, ProblemError } from './problems.js';

/** A question about one case (or one batch, fund, import), as one viewer may see it. */
export abstract class StageQuery<View> extends Query<View> {
  constructor(
    readonly id: string,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

/** A stream as it stands for a viewer: deadlines that have passed count, hidden events do not. */
export interface Seen<State> {
  readonly state: State;
  readonly version: number;
  readonly commands: CommandHint[];
}

/** @throws ProblemError the one 404, whether the stream is unknown or hidden from this viewer. */
export async function seenBy<State>(
  recorder: Recorder,
  kind: string,
  { id, viewing }: StageQuery<unknown>,
): Promise<Seen<State>> {
  const draft = await recorder.draft(streamOf(kind, id));
  const { by, language } = viewing;
  if (draft.opened) draft.passDeadlines();
  if (!draft.opened || !draft.stage.visible.seesCase(by, draft.state)) {
    throw new ProblemError(houseProblem('unknown-case', 404, language));
  }
  const { stage, state, at } = draft;
  const commands = stage.commands.map((command): CommandHint => {
    const permission = `${recorder.service}.${command}` as PermissionName;
    if (!permits(permission, by.roles)) return { command, allowed: false, code: 'role-not-permitted' };
    const refusal = stage.may(command, { by, at }, state);
    if (!refusal) return { command, allowed: true };
    const sentence = stage.sentences[refusal.code];
    const because = sentence ? say(sentence, language, refusal.details, recorder.words) : refusal.code;
    return { command, allowed: false, code: refusal.code, because };
  });
  return { state: state as State, version: draft.versionFor(by), commands };
}
