import { Inject } from '@nestjs/common';
import { documentsOf, standingDocuments, type CaseDocument } from '#domain/contact/case-documents';
import type { Contact } from '#domain/contact/contact';
import { streamOf } from '#domain/shared/stage';
import { isPassFor } from '#platform/access/reading-pass';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';

export interface DocumentsSeen {
  readonly documents: readonly CaseDocument[];
  /** Let in by evaluation's pass, not by their own place in the case. */
  readonly byPass: boolean;
}

/** Whose reading the documents of a case are: asked for the list and for each file. */
export class DocumentReaders {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /**
   * Whoever sees the lead sees all its documents, withdrawn ones too; who brings evaluation's pass
   * those that stand.
   * @throws ProblemError the one 404 for everybody else, as where there is no such case.
   */
  async seen(caseId: string, { by, language }: Viewing, pass?: string): Promise<DocumentsSeen> {
    const { opened, stage, state } = await this.recorder.draft(streamOf('contact', caseId));
    if (opened && stage.visible.seesCase(by, state)) {
      return { documents: documentsOf(state as Contact), byPass: false };
    }
    if (opened && pass !== undefined && (await this.takes(pass, caseId, by))) {
      return { documents: standingDocuments(state as Contact), byPass: true };
    }
    throw new ProblemError(houseProblem('unknown-case', 404, language));
  }

  private async takes(pass: string, caseId: string, reader: Viewing['by']): Promise<boolean> {
    const passFor = { reader, service: this.recorder.service, caseId };
    return isPassFor(pass, passFor, this.house.masterKey, await this.recorder.recordTime());
  }
}
