import type { PermissionName } from '#domain/access/permissions';
import type { Sentence } from '#domain/shared/sentences';
import { paymentStateWords } from './words.js';

/**
 * How a value of a list is shown in a cell. Ids of the city's pack become its names; people are named
 * as far as the asker brings name slips, and stay ids where no slip gives the name.
 */
export const cellKinds = [
  'text',
  'texts',
  'id',
  'person',
  'people',
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
  'word',
] as const;
export type CellKind = (typeof cellKinds)[number];

export interface ListColumn {
  /** Field of a row; a dot leads inwards. */
  readonly field: string;
  readonly kind: CellKind;
  readonly label: Sentence;
  /** What codes of a closed list are called, where no list of ours for all services names them. */
  readonly words?: Readonly<Record<string, Sentence>>;
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

const entryKind: ListColumn = {
  ...column('kind', 'word', '类别', 'Kind'),
  words: {
    organisation: { zh: '单位', en: 'Organisation' },
    person: { zh: '人员', en: 'Person' },
  },
};
const personColumns = [
  column('personId', 'id', '登记号', 'Id'),
  column('name', 'text', '姓名（已脱敏）', 'Name (masked)'),
  column('idNumber', 'text', '身份证号（已脱敏）', 'Identity number (masked)'),
  column('phone', 'text', '电话（已脱敏）', 'Telephone (masked)'),
] as const;

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
      column('personIds', 'people', '人才', 'Persons'),
      column('segment', 'segment', '产业方向', 'Segment'),
      column('district', 'district', '旗区', 'District'),
      column('officerId', 'person', '经办人', 'Officer'),
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
      column('by.personId', 'person', '办理人', 'By'),
    ],
  },
  'contact.list-imports': {
    title: { zh: '台账导入记录', en: 'Imports of leads' },
    rows: 'imports',
    columns: [
      column('importId', 'id', '导入编号', 'Import'),
      column('fileName', 'text', '文件名', 'File'),
      column('startedAt', 'moment', '导入时间', 'Started'),
      column('officerId', 'person', '导入人', 'By'),
      column('phase', 'phase', '状态', 'Phase'),
      column('rows', 'number', '数据行', 'Rows'),
      column('opened', 'number', '已立项', 'Opened'),
      column('duplicates', 'number', '重复', 'Duplicates'),
      column('refused', 'number', '未导入', 'Refused'),
      column('suspected', 'number', '待判定', 'To be judged'),
      column('withdrawn', 'number', '已撤销', 'Withdrawn'),
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
      column('openedBy', 'person', '建立人', 'Opened by'),
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
  'reward.list-payments': {
    title: { zh: '拨付列表', en: 'Payments' },
    rows: 'payments',
    columns: [
      caseId,
      column('organisation', 'text', '单位', 'Organisation'),
      column('paymentId', 'id', '拨付编号', 'Payment'),
      column('clauseId', 'id', '条款', 'Clause'),
      column('fundId', 'fund', '资金', 'Fund'),
      fundYear,
      column('amount', 'yuan', '金额（元）', 'Amount (yuan)'),
      { ...column('state', 'word', '状态', 'State'), words: paymentStateWords },
      column('accountShown', 'text', '账号（已脱敏）', 'Account (masked)'),
      column('preparedBy', 'person', '编制', 'Prepared by'),
      column('reviewedBy', 'person', '复核', 'Reviewed by'),
    ],
  },
  'register.search': {
    title: { zh: '登记查询结果', en: 'Entries found' },
    rows: 'found',
    columns: [
      entryKind,
      column('subjectId', 'id', '单位登记号', 'Organisation’s id'),
      column('personId', 'id', '人员登记号', 'Person’s id'),
      column('name', 'text', '名称（人员已脱敏）', 'Name (people’s masked)'),
      column('creditCode', 'text', '统一社会信用代码', 'Credit code'),
      column('idNumber', 'text', '身份证号（已脱敏）', 'Identity number (masked)'),
      column('phone', 'text', '电话（已脱敏）', 'Telephone (masked)'),
    ],
  },
  'register.list-organisations': {
    title: { zh: '登记单位', en: 'Organisations' },
    rows: 'organisations',
    columns: [
      column('subjectId', 'id', '登记号', 'Id'),
      column('name', 'text', '名称', 'Name'),
      column('creditCode', 'text', '统一社会信用代码', 'Credit code'),
    ],
  },
  'register.list-people': {
    title: { zh: '登记人员', en: 'Persons' },
    rows: 'people',
    columns: personColumns,
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
      column('absentId', 'person', '离岗人员', 'Absent'),
      column('deputyId', 'person', '代办人员', 'Deputy'),
      column('from', 'day', '自', 'From'),
      column('until', 'day', '至', 'Until'),
      column('appointedBy', 'person', '指定人', 'Appointed by'),
      column('endedAt', 'moment', '提前终止', 'Ended'),
      column('standsIn', 'yes-no', '今日代办', 'Stands in today'),
    ],
  },
} as const satisfies Readonly<Partial<Record<PermissionName, ListSheet>>>;

export type ListName = keyof typeof lists;
