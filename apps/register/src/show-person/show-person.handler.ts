import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PersonView } from '#contracts/register/views';
import { StageQuery } from '#platform/http/stage-view';
import { unknownEntry } from '../answers.js';
import { Register } from '../register.js';
import { shownPerson } from '../shown.js';

export class ShowPerson extends StageQuery<PersonView> {}

@QueryHandler(ShowPerson)
export class ShowPersonHandler implements IQueryHandler<ShowPerson> {
  constructor(private readonly register: Register) {}

  async execute({ id, viewing }: ShowPerson): Promise<PersonView> {
    const found = await this.register.person(id);
    if (!found) throw unknownEntry('person', viewing.language);
    return shownPerson(found, await this.register.dataKeys.of(found._id));
  }
}
