/** An expert as a spec enters one that does not care which: of the committee, with an employer. */
export const anyEntry = {
  unitId: 'expert-committee',
  fields: ['new-energy'],
  entryIds: [],
  employers: [{ name: '草原储能研究院（示例）' }],
};
