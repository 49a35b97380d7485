import { streamOf } from '#domain/shared/stage';
import type { Asking } from '../http/asking.js';
import { houseProblem, ProblemError, refusalProblem } from '../http/problems.js';
import type { ReceivedFile } from '../http/received-file.js';
import type { Recorder } from '../store/recorder.js';
import { documentIdOf, keepDocument } from './keep-document.js';
import type { ObjectStore, StoredObject } from './object-store.js';

/** The command of a case's stage that the file is for. */
export interface FileOf {
  readonly stage: string;
  readonly type: string;
  readonly caseId: string;
  readonly asking: Asking;
}

/**
 * Stores a file on its way into a command. Nothing is stored for whoever could not give that command;
 * one that was stored before is past this, so that the command sent again finds its first answer.
 * @throws InvalidInput when it is no document by its content.
 * @throws ProblemError the one 404 where the case is unknown or hidden, the stage's refusal otherwise.
 */
export async function keepForCommand(
  recorder: Recorder,
  objects: ObjectStore,
  file: ReceivedFile,
  { stage: kind, type, caseId, asking }: FileOf,
): Promise<StoredObject> {
  const { by, language } = asking;
  const stream = streamOf(kind, caseId);
  const handedIn = { stream, caseId, asking };
  const draft = await recorder.draft(stream);
  if (draft.opened) draft.passDeadlines();
  const { opened, stage, state, at } = draft;
  if (!opened || !stage.visible.seesCase(by, state)) {
    throw new ProblemError(houseProblem('unknown-case', 404, language));
  }
  const refusal = stage.may(type, { by, at }, state);
  if (refusal && !(await objects.find(documentIdOf(handedIn)))) {
    throw new ProblemError(refusalProblem(refusal, stage.sentences, language, caseId, recorder.words));
  }
  return keepDocument(objects, file, handedIn);
}
