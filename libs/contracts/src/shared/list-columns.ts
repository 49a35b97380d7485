import type { PermissionName } from '#domain/access/permissions';
import type { Sentence } from '#domain/shared/sentences';

/**
 * How a value of a list is shown in a cell. Ids of the city's pack become its names; ids of people
 * stay ids, for their names are joined by whoever shows the list.
 */
export const cellKinds = [
  'text',
  'texts',
  'id',
  'number',
  'yuan',
  'moment',
  'day',
  'yes-no',
  'unit',
  'district',
  'segment',
  'fund',
  'role-list',
  'stage',
  'phase',
  'command',
] as const;
export type CellKind = (typeof cellKinds)[number];

export interface ListColumn {
  /** Field of a row; a dot leads inwards. */
  readonly field: string;
  readonly kind: CellKind;
  readonly label: Sentence;
}

export interface ListSheet {
  readonly title: Sentence;
  /** Field of the page that holds the rows. */
  readonly rows: string;
  /** Field of a row that holds rows of its own: each becomes a row with what is around it. */
  readonly within?: string;
  readonly columns: readonly ListColumn[];
}

function column(field: string, kind: CellKind, zh: string, en: string): ListColumn {
  return { field, kind, label: { zh, en } };
}

const caseId = column('caseId', 'id', '事项编号', 'Case');
const fundYear = column('fiscalYear', 'number', '预算年度', 'Fiscal year');

/** Every list that can be taken away as a sheet: what it is called and what its columns are. */
export const lists = {
  'journey.show-board': {
    title: { zh: '事项列表', en: 'Cases' },
    rows: 'cases',
    columns: [
      caseId,
      column('stage', 'stage', '环节', 'Stage'),
      column('phase', 'phase', '状态', 'Phase'),
      column('organisations', 'texts', '单位', 'Organisations'),
      column('personIds', 'texts', '人才（登记号）', 'Persons (register ids)'),
      column('segment', 'segment', '产业方向', 'Segment'),
      column('district', 'district', '旗区', 'District'),
      column('officerId', 'id', '经办人', 'Officer'),
      column('officerUnitId', 'unit', '经办单位', 'Officer’s unit'),
      column('plannedInvestment', 'yuan', '计划投资（元）', 'Planned investment (yuan)'),
      column('promised', 'yuan', '协议金额（元）', 'Promised (yuan)'),
      column('paid', 'yuan', '已兑付（元）', 'Paid (yuan)'),
      column('openedAt', 'moment', '立项时间', 'Opened'),
      column('lastChangeAt', 'moment', '最近变动', 'Last change'),
      column('due', 'moment', '办理期限', 'Due'),
    ],
  },
  'journey.show-work': {
    title: { zh: '我的待办', en: 'My work' },
    rows: 'items',
    columns: [
      column('command', 'command', '待办事项', 'To do'),
      column('stage', 'stage', '环节', 'Stage'),
      column('organisation', 'text', '单位', 'Organisation'),
      column('due', 'moment', '办理期限', 'Due'),
      column('overdue', 'yes-no', '已逾期', 'Overdue'),
      caseId,
      column('about', 'id', '涉及', 'About'),
    ],
  },
  'journey.show-timeline': {
    title: { zh: '办理过程', en: 'Timeline' },
    rows: 'entries',
    columns: [
      column('at', 'moment', '时间', 'Time'),
      column('stage', 'stage', '环节', 'Stage'),
      column('sentence', 'text', '事由', 'What happened'),
      column('by.personId', 'id', '办理人', 'By'),
    ],
  },
  'reward.list-batches': {
    title: { zh: '拨付批次', en: 'Payment batches' },
    rows: 'batches',
    columns: [
      column('batchId', 'id', '批次号', 'Batch'),
      column('openedAt', 'moment', '建立时间', 'Opened'),
      column('fundId', 'fund', '资金', 'Fund'),
      column('phase', 'phase', '状态', 'Phase'),
      column('lineCount', 'number', '列入笔数', 'Lines'),
      column('totals.count', 'number', '锁定笔数', 'Locked lines'),
      column('totals.total', 'yuan', '锁定金额（元）', 'Locked amount (yuan)'),
      column('openedBy', 'id', '建立人', 'Opened by'),
    ],
  },
  'reward.list-funds': {
    title: { zh: '专项资金', en: 'Funds' },
    rows: 'funds',
    within: 'lines',
    columns: [
      column('fundId', 'fund', '资金', 'Fund'),
      fundYear,
      column('appropriated', 'yuan', '预算安排（元）', 'Appropriated (yuan)'),
      column('committed', 'yuan', '已承诺（元）', 'Committed (yuan)'),
      column('reserved', 'yuan', '已预留（元）', 'Reserved (yuan)'),
      column('paid', 'yuan', '已支付（元）', 'Paid (yuan)'),
      column('recovered', 'yuan', '已追回（元）', 'Recovered (yuan)'),
      column('brought', 'yuan', '上年结转（元）', 'Brought over (yuan)'),
      column('carried', 'yuan', '结转下年（元）', 'Carried over (yuan)'),
      column('free', 'yuan', '可用余额（元）', 'Free (yuan)'),
    ],
  },
  'reward.list-unpaid': {
    title: { zh: '未兑付承诺', en: 'Unpaid commitments' },
    rows: 'commitments',
    columns: [
      caseId,
      column('clauseId', 'id', '条款', 'Clause'),
      column('fundId', 'fund', '资金', 'Fund'),
      fundYear,
      column('amount', 'yuan', '金额（元）', 'Amount (yuan)'),
      column('entitled', 'yes-no', '已达成节点', 'Entitled'),
      column('held', 'yes-no', '暂停拨付', 'Held'),
    ],
  },
  'register.list-accounts': {
    title: { zh: '收款账户', en: 'Accounts' },
    rows: 'accounts',
    columns: [
      column('accountId', 'id', '账户编号', 'Account id'),
      column('ownerId', 'id', '登记号', 'Owner'),
      column('holder', 'text', '户名', 'Holder'),
      column('bank', 'text', '开户银行', 'Bank'),
      column('branch', 'text', '网点', 'Branch'),
      column('number', 'text', '账号（已脱敏）', 'Number (masked)'),
    ],
  },
  'access.list-people': {
    title: { zh: '工作人员', en: 'Staff' },
    rows: 'people',
    columns: [
      column('personId', 'id', '编号', 'Id'),
      column('name', 'text', '姓名', 'Name'),
      column('unitId', 'unit', '单位', 'Unit'),
      column('roles', 'role-list', '岗位', 'Roles'),
    ],
  },
  'access.list-deputies': {
    title: { zh: 'AB角', en: 'Deputies' },
    rows: 'deputies',
    columns: [
      column('absentId', 'id', '离岗人员', 'Absent'),
      column('deputyId', 'id', '代办人员', 'Deputy'),
      column('from', 'day', '自', 'From'),
      column('until', 'day', '至', 'Until'),
      column('appointedBy', 'id', '指定人', 'Appointed by'),
      column('endedAt', 'moment', '提前终止', 'Ended'),
      column('standsIn', 'yes-no', '今日代办', 'Stands in today'),
    ],
  },
} as const satisfies Readonly<Partial<Record<PermissionName, ListSheet>>>;

export type ListName = keyof typeof lists;
