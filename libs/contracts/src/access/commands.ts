import { z } from 'zod';

export const SignIn = z
  .strictObject({
    account: z.string().trim().min(1).max(80),
    // Bounded because checking a password costs work that grows with nothing else.
    password: z.string().min(1).max(200),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Query of a list that goes on page by page. */
export const ListPeople = z
  .strictObject({
    cursor: z.base64url().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .meta({ id: 'ListPeople' });
export type ListPeople = z.infer<typeof ListPeople>;
