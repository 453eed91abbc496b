import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct } from './product-under-test.ts';
import type { Product, Visitor } from './product-under-test.ts';

/** What each route answers to nobody, support and admin. 404 to a replay means: let in, but there is no such message. */
const table: Record<string, { answers: [nobody: number, support: number, admin: number]; body?: unknown }> = {
  'GET /api/setup': { answers: [200, 200, 200] },
  'POST /api/setup': { answers: [409, 409, 409], body: { code: 'x', username: 'x', password: '0123456789' } },
  'GET /api/setup/progress': { answers: [401, 403, 200] },
  'POST /api/setup/progress': { answers: [401, 403, 200], body: { step: 'pbx' } },
  'GET /api/suggestions': { answers: [401, 403, 200] },
  'POST /api/planfix/check': { answers: [401, 403, 400], body: {} },
  'POST /api/analytics/check': { answers: [401, 403, 200], body: { templates: { queue: '{queue}' } } },
  'POST /api/numbers/check': { answers: [401, 403, 200], body: { number: '101' } },
  'POST /api/session': { answers: [401, 401, 401], body: { username: 'x', password: 'x' } },
  'GET /api/session': { answers: [401, 200, 200] },
  'GET /api/dashboard': { answers: [401, 200, 200] },
  // 400: let in, but which hours was not said.
  'GET /api/stats': { answers: [401, 400, 400] },
  'GET /api/exports/calls': { answers: [401, 200, 200] },
  'GET /api/exports/deliveries': { answers: [401, 200, 200] },
  'GET /api/calls': { answers: [401, 200, 200] },
  'GET /api/calls/:callId': { answers: [401, 404, 404] },
  'GET /api/deliveries': { answers: [401, 200, 200] },
  'GET /api/deliveries/:id': { answers: [401, 404, 404] },
  'POST /api/deliveries/:id/replay': { answers: [401, 404, 404], body: { reason: 'because' } },
  'POST /api/deliveries/:id/skip': { answers: [401, 404, 404], body: { reason: 'because' } },
  'POST /api/replays': { answers: [401, 202, 202], body: { filter: { state: ['failed'] } } },
  'GET /api/replays': { answers: [401, 200, 200] },
  'GET /api/replays/:id': { answers: [401, 404, 404] },
  'GET /api/replays/:id/items': { answers: [401, 200, 200] },
  'POST /api/replays/:id/start': { answers: [401, 404, 404], body: { reason: 'because' } },
  'POST /api/replays/:id/pause': { answers: [401, 404, 404] },
  'POST /api/replays/:id/resume': { answers: [401, 404, 404] },
  'POST /api/replays/:id/cancel': { answers: [401, 404, 404] },
  'POST /api/call-records/check': { answers: [401, 403, 200], body: { url: '/no/such/Master.csv' } },
  // 409: let in, but no call records are set up.
  'GET /recordings/:name': { answers: [404, 404, 404] },
  'GET /api/recordings': { answers: [401, 403, 200] },
  'POST /api/recordings/sample': { answers: [401, 403, 200], body: {} },
  'GET /api/recordings/sample': { answers: [401, 403, 404] },
  'POST /api/recordings/key': { answers: [401, 403, 200] },
  'GET /api/calls/:callId/recordings/:number': { answers: [401, 404, 404] },
  'POST /api/calls/:callId/recordings/retry': { answers: [401, 409, 409] },
  'POST /api/doctor': { answers: [401, 403, 200] },
  'GET /api/diagnostics': { answers: [401, 403, 200] },
  'POST /api/test-call': { answers: [401, 403, 409], body: { extension: '101', phone: '+7 495 765-43-21' } },
  'GET /api/about': { answers: [401, 200, 200] },
  'GET /api/traces': { answers: [401, 403, 200] },
  'POST /api/traces': { answers: [401, 403, 404], body: { node: 'no-such-node' } },
  'POST /api/traces/stop': { answers: [401, 403, 200] },
  'GET /api/traces/:name': { answers: [401, 403, 404] },
  'GET /api/traces/:name/calls/:callId': { answers: [401, 403, 404] },
  'DELETE /api/traces/:name': { answers: [401, 403, 404] },
  'POST /api/back-fills': { answers: [401, 403, 409], body: { from: 1, to: 2 } },
  'GET /api/back-fills': { answers: [401, 200, 200] },
  'GET /api/back-fills/:id': { answers: [401, 404, 404] },
  'POST /api/back-fills/:id/start': { answers: [401, 403, 404] },
  'POST /api/back-fills/:id/pause': { answers: [401, 403, 404] },
  'POST /api/back-fills/:id/resume': { answers: [401, 403, 404] },
  'POST /api/back-fills/:id/cancel': { answers: [401, 403, 404] },
  'GET /api/store-size': { answers: [401, 200, 200] },
  'GET /api/troubles': { answers: [401, 200, 200] },
  'GET /api/settings': { answers: [401, 200, 200] },
  'PUT /api/settings/:section': { answers: [401, 403, 204], body: { value: [] } },
  'GET /api/pbx/:node/rights': { answers: [401, 404, 404] },
  'POST /api/pbx/:node/reconnect': { answers: [401, 403, 404] },
  // Nothing listens on port 1: an answer all the same.
  'POST /api/pbx/check': {
    answers: [401, 403, 200],
    body: { host: '127.0.0.1', port: 1, username: 'x', secret: 'x' },
  },
  // PlanFix shows who it is by a key of its own.
  'POST /planfix': { answers: [401, 401, 401], body: { cmd: 'makeCall', token: 'x' } },
  'POST /api/click-to-call/check': { answers: [401, 403, 200], body: { number: '79161234567' } },
  'POST /api/click-to-call/test': { answers: [401, 403, 200], body: { from: '101', to: '79161234567' } },
  // The PBX has a key of its own, too.
  'GET /lookup/name': { answers: [401, 401, 401] },
  'GET /lookup/responsible': { answers: [401, 401, 401] },
  'GET /api/lookup': { answers: [401, 403, 200] },
  'POST /api/lookup/key': { answers: [401, 403, 200] },
  'POST /api/lookup/test': { answers: [401, 403, 200], body: { number: '79161234567' } },
  'GET /api/alerts': { answers: [401, 200, 200] },
  'GET /api/alerts/history': { answers: [401, 200, 200] },
  'POST /api/alerts/:id/acknowledge': { answers: [401, 404, 404] },
  'PUT /api/alerts/mutes/:kind': { answers: [401, 403, 400], body: { minutes: 0 } },
  'POST /api/alerts/test': { answers: [401, 403, 409], body: { channel: 'webhook' } },
  'GET /api/sessions': { answers: [401, 200, 200] },
  'DELETE /api/sessions/:id': { answers: [401, 404, 404] },
  'DELETE /api/sessions': { answers: [401, 204, 204] },
  'PUT /api/me/password': { answers: [401, 403, 403], body: { present: 'x', next: '0123456789' } },
  'POST /api/me/second-factor': { answers: [401, 200, 200] },
  'PUT /api/me/second-factor': { answers: [401, 401, 401], body: { code: 'x' } },
  'DELETE /api/me/second-factor': { answers: [401, 403, 403], body: { password: 'x' } },
  'GET /api/accounts': { answers: [401, 403, 200] },
  'POST /api/accounts': {
    answers: [401, 403, 409],
    body: { username: 'admin', password: '0123456789', role: 'support' },
  },
  'PATCH /api/accounts/:id': { answers: [401, 403, 404], body: { role: 'support' } },
  'DELETE /api/accounts/:id': { answers: [401, 403, 404] },
  'POST /api/accounts/:id/restore': { answers: [401, 403, 404] },
  'GET /api/audit': { answers: [401, 403, 200] },
  'GET /api/saved-filters': { answers: [401, 200, 200] },
  'POST /api/saved-filters': { answers: [401, 204, 204], body: { page: 'calls', name: 'x', search: '' } },
  'DELETE /api/saved-filters/:id': { answers: [401, 404, 404] },
  'GET /api/changes': { answers: [401, 200, 200] },
  'GET /health/live': { answers: [200, 200, 200] },
  'GET /health/ready': { answers: [200, 200, 200] },
  'GET /health/checkups': { answers: [200, 200, 200] },
  'GET /metrics': { answers: [200, 200, 200] },
  'GET /api/docs': { answers: [200, 200, 200] },
  'GET /api/docs-json': { answers: [200, 200, 200] },
  // Last: it ends the session.
  'DELETE /api/session': { answers: [401, 204, 204] },
};

let product: Product;
let visitors: [Visitor, Visitor, Visitor];

beforeAll(async () => {
  product = await startProduct();
  visitors = [{}, await product.visitor('support'), await product.visitor('admin')];
});
afterAll(() => product.stop());

describe('role table', () => {
  it('has a row for every route of the product', () => {
    expect(Object.keys(table).toSorted()).toEqual(routesOf(product).toSorted());
  });

  it.each(Object.entries(table))('%s', async (route, { answers, body }) => {
    const [method = '', path = ''] = route.split(' ');
    const place = path.replace(':section', 'trunks').replaceAll(/:\w+/g, '999999');
    const statuses: number[] = [];
    for (const visitor of visitors) {
      const answer = await product.call(method, place, { ...visitor, body });
      statuses.push(answer.status);
      await answer.body?.cancel();
    }
    expect(statuses).toEqual(answers);
  });
});

/** Below these are the request log, which answers nothing, and the files of Swagger UI. */
const noRoutes = /^\{\/\*splat\}$|^\/api\/docs\//;

/** All that Express has a handler for, whoever put it there. */
function routesOf({ app }: Product): string[] {
  const { stack } = app.getHttpAdapter().getInstance().router;
  const routes = stack.flatMap(({ route }) =>
    route === undefined || noRoutes.test(route.path)
      ? []
      : route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`),
  );
  return [...new Set(routes)];
}
