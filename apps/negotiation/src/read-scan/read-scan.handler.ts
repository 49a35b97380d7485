import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Viewing } from '#platform/http/asking';
import { fileOfCase, type FileContent } from '#platform/objects/file-of-case';
import { ObjectStore } from '#platform/objects/object-store';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { negotiationSeen } from '../negotiation-seen.js';

export class ReadScan extends Query<FileContent> {
  constructor(
    readonly caseId: string,
    readonly id: string,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ReadScan)
export class ReadScanHandler implements IQueryHandler<ReadScan> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ caseId, id, viewing }: ReadScan): Promise<FileContent> {
    await negotiationSeen(this.recorder, caseId, viewing);
    const file = await fileOfCase(this.objects, caseId, id, viewing);
    const { personId } = viewing.by;
    this.house.log.info('scan-read', { caseId, documentId: id, personId });
    return file;
  }
}
