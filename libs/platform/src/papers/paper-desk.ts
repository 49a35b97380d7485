import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PrintPaper } from '#contracts/papers/commands';
import type { FormsView, PapersView } from '#contracts/papers/views';
import { formInUse, type Forms } from '#domain/papers/forms';
import { refused } from '#domain/shared/decision';
import { streamOf } from '#domain/shared/stage';
import type { Asking, Viewing } from '../http/asking.js';
import { houseProblem, ProblemError, refusalProblem } from '../http/problems.js';
import { faultOfFile, type ReceivedFile } from '../http/received-file.js';
import { answerOrProblem, giveStageCommand, StageCommand } from '../http/stage-command.js';
import { documentTypeOf } from '../objects/document-type.js';
import { keepDocument } from '../objects/keep-document.js';
import { KeptFile, keptFile } from '../objects/kept-file.js';
import type { ObjectStore } from '../objects/object-store.js';
import { commandIdOf, type Recorder } from '../store/recorder.js';
import type { Texts } from '../store/texts.js';
import { namesOnSlips } from './name-slip.js';
import { UnusableTemplate } from './unusable-template.js';
import { blankFieldsOf, fieldNames } from './paper.js';
import type { PaperSource, Printable } from './paper-source.js';
import { press } from './press.js';
import { paperTypes } from './paper-types.js';

export interface PrintedPaper {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

class FormOfOffice extends StageCommand<z.infer<typeof FormFile>> {}
const FormFile = z.strictObject({ document: KeptFile });

/** Where a service's papers are printed, and what left is written down. */
export class PaperDesk {
  private readonly service: string;
  private readonly formsStream: string;

  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
    private readonly objects: ObjectStore,
    private readonly source: PaperSource,
    private readonly masterKey: string,
  ) {
    this.service = recorder.service;
    this.formsStream = streamOf('forms', this.service);
  }

  async list(caseId: string, viewing: Viewing): Promise<PapersView> {
    const { papers } = await this.source.papersOf(caseId, viewing);
    return {
      caseId,
      papers: papers.map(({ paper, title, about, people, subjects = [] }) => ({
        ...{ paper, title },
        ...(about !== undefined && { about }),
        people: [...new Set(people)],
        subjects: [...new Set(subjects)],
      })),
    };
  }

  /** The file, after that it leaves was recorded. The same key prints it again and records nothing. */
  async print(
    caseId: string,
    kind: string,
    body: PrintPaper,
    asking: Asking,
  ): Promise<PrintedPaper> {
    const { papers, version } = await this.source.papersOf(caseId, asking);
    const printable = papers.find(({ paper, about }) => paper === kind && about === body.about);
    if (!printable) throw this.notReady(caseId, asking);
    const slipFor = { askerId: asking.by.personId, service: this.service };
    const names = await namesOnSlips(body.slips ?? [], slipFor, this.recorder.keys, this.masterKey);
    const paper = printable.compose((personId) => names.get(personId ?? '') ?? '');
    const form = body.format === 'docx' && body.form !== 'house' ? await this.formOf(kind) : undefined;
    const content = await press.print({
      ...{ paper, format: body.format },
      ...(form && { template: form.content }),
    });
    const command = {
      ...{ type: 'record-print', paper: printable.paper, format: body.format, caseVersion: version },
      ...(body.about !== undefined && { about: body.about }),
      ...(form && { formId: form.formId }),
      paperDigest: this.recorder.keys.digest(createHash('sha256').update(content).digest('hex')),
    };
    await this.record(caseId, printable, command, body, asking);
    const name = `${printable.title}-${body.about ?? caseId}.${body.format}`;
    return { name, mediaType: paperTypes[body.format], content };
  }

  async showForms(): Promise<FormsView> {
    const kept = await this.forms();
    const words = await this.texts.read(kept.forms.map(({ name }) => name));
    return {
      forms: kept.forms.map(({ paper, documentId, name, ...form }) => ({
        ...{ paper, formId: documentId, digest: form.digest, bytes: form.bytes },
        ...{ name: words.get(name.textId) ?? null, addedBy: form.addedBy },
        inUse: formInUse(kept, paper)?.documentId === documentId,
      })),
      fields: this.source.blanks().map(({ paper, blank }) => ({
        paper,
        names: [...fieldNames(blankFieldsOf(blank))],
      })),
    };
  }

  /** @throws InvalidInput naming what is wrong with the file, unknown fields by name. */
  async addForm(kind: string, file: ReceivedFile, asking: Asking): Promise<FormsView> {
    const known = this.source.blanks().find(({ paper }) => paper === kind);
    if (!known) throw new ProblemError(houseProblem('no-such-page', 404, asking.language));
    if (documentTypeOf(file.bytes) !== 'docx') throw faultOfFile('is no .docx document');
    try {
      await press.check(file.bytes, blankFieldsOf(known.blank));
    } catch (error) {
      throw error instanceof UnusableTemplate ? faultOfFile(error.message) : error;
    }
    const place = { stream: this.formsStream, caseId: this.service, asking };
    const document = keptFile(await keepDocument(this.objects, file, place));
    const command = new FormOfOffice(this.service, FormFile.parse({ document }), asking);
    await giveStageCommand(this.recorder, command, {
      ...{ stage: 'forms', type: 'add-form', schema: FormFile, streamId: this.service },
      facts: { paper: known.paper },
    });
    return this.showForms();
  }

  private async forms(): Promise<Forms> {
    return (await this.recorder.draft(this.formsStream)).state as Forms;
  }

  private async formOf(
    kind: string,
  ): Promise<{ readonly formId: string; readonly content: Uint8Array } | undefined> {
    const form = formInUse(await this.forms(), kind);
    const content = form && (await this.objects.read(form.documentId));
    return form && content ? { formId: form.documentId, content } : undefined;
  }

  private async record(
    caseId: string,
    { paper }: Printable,
    command: { readonly type: string },
    { format, about, form }: PrintPaper,
    asking: Asking,
  ): Promise<void> {
    const stream = streamOf('prints', `${this.service}-${caseId}`);
    const stated = { paper, format, about: about ?? null, form: form ?? null };
    const given = await this.recorder.give({
      ...{ stream, caseId, by: asking.by, command },
      commandId: commandIdOf(stream, asking.by, asking.key),
      bodyDigest: this.recorder.keys.digest(stated),
    });
    answerOrProblem(this.recorder, given, asking);
  }

  private notReady(caseId: string, { language }: Asking): Error {
    const refusal = refused('paper-not-ready');
    return new ProblemError(refusalProblem(refusal, this.recorder.sentences, language, caseId));
  }
}
