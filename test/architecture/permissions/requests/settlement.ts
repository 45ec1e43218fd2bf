import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, reason, type Requests } from './request';

const batch = ({ batchId }: World): { id: string } => ({ id: batchId });
const line = (world: World): { id: string; lineNo: string } => ({ ...batch(world), lineNo: '1' });

export const SETTLEMENT: Requests = {
  'GET /settlement/batches': list(({ world }) => world.batchId),
  'GET /settlement/batches/:id': about(batch),
  'GET /settlement/batches/:id/lines': about(batch),
  'GET /settlement/batches/:id/file': {
    call: ({ world }) => ({ path: batch(world), query: { format: 'CSV' } }),
  },
  'GET /settlement/statements/:number': anywhere('a printed statement is checked by anybody', () => ({
    path: { number: 'JS-0-202610-00001' },
  })),
  'GET /settlement/progress': {
    call: () => ({ query: { month: 202610 } }),
    shows: ({ world }) => world.batchId,
  },
  'GET /settlement/deduction-rules': list(({ world }) => world.ruleId),
  'POST /settlement/deduction-rules': {
    call: ({ world }) => ({
      body: { regionId: world.countyId, code: 'SHORT_SERVICE', from: '2031-01-01', citation: '协议' },
    }),
  },
  'POST /settlement/deduction-rules/:id/decision': about(({ ruleId }) => ({ id: ruleId }), {
    decision: 'APPROVED',
  }),
  'POST /settlement/bank-accounts': {
    call: ({ world }) => ({
      body: {
        countyId: world.countyId,
        bankName: '江苏银行',
        accountName: '机构',
        accountNo: '62284800123456',
      },
    }),
  },
  'GET /settlement/bank-accounts': list(({ world }) => world.team.provider.id),
  'POST /settlement/bank-accounts/decision': {
    call: ({ world }) => ({
      body: {
        ...{ countyId: world.countyId, providerId: world.team.provider.id, seq: 1 },
        decision: 'APPROVED',
      },
    }),
  },
  'GET /settlement/bank-files': list(({ world }) => world.bankFileId),
  'POST /settlement/bank-files': { call: ({ world }) => ({ body: { countyId: world.countyId } }) },
  'GET /settlement/bank-files/:id/content': about(({ bankFileId }) => ({ id: bankFileId })),
  'POST /settlement/batches/:id/freezing': about(batch),
  'POST /settlement/batches/:id/lines/:lineNo/dispute': about(line, reason()),
  'POST /settlement/batches/:id/lines/:lineNo/dispute-decision': about(line, {
    ...reason(),
    decision: 'KEPT',
  }),
  'POST /settlement/batches/:id/confirmation': about(batch),
  'POST /settlement/batches/:id/verification': about(batch, {}),
  'POST /settlement/batches/:id/penalties': about(batch, { ...reason(), kind: 'COMPLAINT', figure: 1 }),
  'POST /settlement/batches/:id/approval': about(batch, {}),
  'POST /settlement/batches/:id/export': about(batch),
  'POST /settlement/batches/:id/payment': about(batch, { reference: '回单' }),
  'POST /settlement/batches/:id/payment-return': about(batch, reason()),
};
