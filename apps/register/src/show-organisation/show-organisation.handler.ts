import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OrganisationView } from '#contracts/register/views';
import { StageQuery } from '#platform/http/stage-view';
import { unknownEntry } from '../answers.js';
import { Register } from '../register.js';
import { shownOrganisation } from '../shown.js';

export class ShowOrganisation extends StageQuery<OrganisationView> {}

@QueryHandler(ShowOrganisation)
export class ShowOrganisationHandler implements IQueryHandler<ShowOrganisation> {
  constructor(private readonly register: Register) {}

  async execute({ id, viewing }: ShowOrganisation): Promise<OrganisationView> {
    const found = await this.register.organisation(id);
    if (!found) throw unknownEntry('organisation', viewing.language);
    return shownOrganisation(found);
  }
}
