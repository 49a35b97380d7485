import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { ReceivedFile } from '#platform/http/received-file';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { keepForCommand } from '#platform/objects/keep-for-command';
import { KeptFile, keptFile } from '#platform/objects/kept-file';
import { ObjectStore } from '#platform/objects/object-store';
import { Recorder } from '#platform/store/recorder';

export class AttachScanCommand extends StageCommand<ReceivedFile> {}

const ScanOfFile = z.strictObject({ document: KeptFile });
type ScanOfFile = z.infer<typeof ScanOfFile>;

class AttachStoredScanCommand extends StageCommand<ScanOfFile> {}

@CommandHandler(AttachScanCommand)
export class AttachScanHandler implements ICommandHandler<AttachScanCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
  ) {}

  /** Nothing is stored for whoever could not attach it. */
  async execute({ caseId, body: file, asking }: AttachScanCommand) {
    const attaching = { stage: 'negotiation', type: 'attach-scan', caseId, asking };
    const stored = await keepForCommand(this.recorder, this.objects, file, attaching);
    const scan = { document: keptFile(stored) };
    return giveStageCommand(this.recorder, new AttachStoredScanCommand(caseId, scan, asking), {
      stage: 'negotiation',
      type: 'attach-scan',
      schema: ScanOfFile,
    });
  }
}
