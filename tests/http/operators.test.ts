import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SAMPLE_CLOCK, type ServedApi, serveApi } from '#tests/support/served-api.ts';

let served: ServedApi;
before(async () => {
  served = await serveApi();
});
after(() => served.close());

test('[R8] /healthz says where the head is and how ingest is, and 503 when what is served may be old', async () => {
  const health = async () => {
    const response = await served.get('/healthz');
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const well = await health();
  assert.equal(well.status, 200);
  assert.deepEqual(
    { ...well.body, ingestAgeSeconds: 'some' },
    {
      serving: true,
      mode: 'test',
      election: 'tiny',
      epoch: served.night.projection.current().position.epoch,
      head: 4,
      redis: 'answering',
      ingest: 'running',
      ingestAgeSeconds: 'some',
      clock: SAMPLE_CLOCK,
    },
  );
  assert.ok(Number(well.body['ingestAgeSeconds']) >= 3);
  served.setSilentFor(60_000);
  const ill = await health();
  assert.equal(ill.status, 503);
  assert.equal(ill.body['serving'], false);
  assert.equal(served.night.pulse().stale, true, 'pages are told that what they have may be behind');
  assert.equal((await served.get('/api/v1/night')).status, 200, 'the last state is still served');
  served.setSilentFor(0);
});

test('[R14] /metrics has the figures that an operator watches', async () => {
  await served.get('/api/v1/night');
  const text = await (await served.get('/metrics')).text();
  for (const name of [
    'declared_connections 0',
    'declared_head_seq 4',
    'declared_http_requests_total{route="api",status="200"}',
    '# TYPE declared_resumes_total counter',
    '# TYPE declared_events_sent_total counter',
    'nodejs_eventloop_lag_seconds',
  ]) {
    assert.ok(text.includes(name), name);
  }
});

test('[R18] /metrics has what ingest counts, by disposition and by code, and no figure that is not known', async () => {
  const text = await (await served.get('/metrics')).text();
  for (const line of [
    'declared_stale 0',
    'declared_ingest_backlog 7',
    'declared_ingest_waiting 2',
    'declared_ingest_messages_total{disposition="rejected"} 3',
    'declared_ingest_messages_total{disposition="duplicate"} 4',
    'declared_ingest_problems_total{code="SUM_MISMATCH"} 5',
  ]) {
    assert.ok(text.split('\n').includes(line), line);
  }
  assert.match(text, /^declared_ingest_age_seconds [\d.]+$/m);
  assert.doesNotMatch(text, /^declared_ingest_last_message_age_seconds /m, 'no message came yet');
});
