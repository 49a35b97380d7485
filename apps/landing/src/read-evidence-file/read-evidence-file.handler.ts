import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { ObjectStore, type StoredObject } from '#platform/objects/object-store';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { landingSeen } from '../landing-seen.js';

export interface EvidenceFileContent extends StoredObject {
  readonly content: Uint8Array;
}

export class ReadEvidenceFile extends Query<EvidenceFileContent> {
  constructor(
    readonly caseId: string,
    readonly id: string,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ReadEvidenceFile)
export class ReadEvidenceFileHandler implements IQueryHandler<ReadEvidenceFile> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ caseId, id, viewing }: ReadEvidenceFile): Promise<EvidenceFileContent> {
    await landingSeen(this.recorder, caseId, viewing);
    const stored = await this.objects.find(id);
    const content = stored?.caseId === caseId ? await this.objects.read(id) : undefined;
    if (!stored || !content) {
      throw new ProblemError(houseProblem('unknown-case', 404, viewing.language));
    }
    const { personId } = viewing.by;
    this.house.log.info('evidence-file-read', { caseId, documentId: id, personId });
    return { ...stored, content };
  }
}
