import type { LandingView } from '#contracts/landing/views';

export type Milestone = LandingView['milestones'][number];

/** Accepted, or over in another way: nothing is waited for. */
export function isDone({ standing }: Milestone): boolean {
  return standing === 'accepted' || standing === 'entitled' || standing === 'failed';
}

/** How a milestone stands; one whose day has passed unfulfilled is overdue before anything else. */
export function standingOf(milestone: Milestone): string {
  return milestone.overdue && !isDone(milestone) ? 'overdue' : milestone.standing;
}
