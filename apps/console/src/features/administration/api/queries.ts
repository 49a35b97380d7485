import { useQuery } from '@tanstack/react-query';
import type { PackInForce } from '#contracts/access/pack-in-force';
import type { DeputyList, PeoplePage, UnitList } from '#contracts/access/views';
import type { StuckView } from '#contracts/journey/stuck';
import { answerOf, api } from '../../../shared/api/client.js';
import { usePages, type Pages } from '../../../shared/api/use-pages.js';

export function useStaff(): Pages<PeoplePage> {
  return usePages(['administration', 'people'], (query) =>
    answerOf(api.GET('/api/access/people', { params: { query } })) as Promise<PeoplePage>,
  );
}

export function useDeputies(): Pages<DeputyList> {
  return usePages(['administration', 'deputies'], (query) =>
    answerOf(api.GET('/api/access/deputies', { params: { query } })) as Promise<DeputyList>,
  );
}

export function useUnits() {
  return useQuery({
    queryKey: ['administration', 'units'],
    queryFn: () => answerOf(api.GET('/api/access/units')) as Promise<UnitList>,
  });
}

export function usePack() {
  return useQuery({
    queryKey: ['administration', 'pack'],
    queryFn: () => answerOf(api.GET('/api/access/pack')) as Promise<PackInForce>,
  });
}

/** What the journey set aside; reading the dead letters takes a moment. */
export function useStuck() {
  return useQuery({
    queryKey: ['administration', 'stuck'],
    queryFn: () => answerOf(api.GET('/api/journey/stuck')) as Promise<StuckView>,
  });
}
