import { LandingView } from '#contracts/landing/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowLanding } from './show-landing.handler.js';

export const ShowLandingController = viewEndpoint({
  permission: 'landing.show-landing',
  view: LandingView,
  summary: 'The milestones of the signed terms and how far each has come.',
  query: ShowLanding,
});
