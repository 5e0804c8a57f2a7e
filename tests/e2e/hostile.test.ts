/** Manuals that want to do more than be read: shown as harmless text, with nothing fetched from anywhere. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { eventsOf, running } from '../engine/running.ts';
import { browserMissing, findBrowser } from './browser.ts';
import { openStage, type Stage } from './stage.ts';
import { words } from './words.ts';

const skip = findBrowser() === null ? browserMissing : false;

/** `trap` is a server that must never hear of any of them. */
const hostile = (trap: string): Record<string, string> => ({
  'script.html': `<title>하나</title><p>첫째 규정은 승인 번호 가나다입니다.</p><script>fetch('${trap}/script')</script>
    <script src="${trap}/script.js"></script><body onload="fetch('${trap}/load')">`,
  'handlers.html': `<title>둘</title><p onclick="location='${trap}/click'">둘째 규정은 승인 번호 라마바입니다.</p>
    <img src=x onerror="fetch('${trap}/error')"><a href="javascript:location='${trap}/js'">누르기</a>`,
  'pictures.html': `<title>셋</title><p>셋째 규정은 승인 번호 사아자입니다.</p><img src="${trap}/pixel.gif" width=1 height=1>
    <svg onload="fetch('${trap}/svg')"><image href="${trap}/svg.png"/><script>fetch('${trap}/svgjs')</script></svg>
    <table background="${trap}/bg.png"><tr><td style="background:url(${trap}/td.png)">칸</td></tr></table>`,
  'leaving.html': `<title>넷</title><meta http-equiv="refresh" content="0;url=${trap}/refresh"><base href="${trap}/">
    <p>넷째 규정은 승인 번호 차카타입니다.</p><form action="${trap}/form"><button id="b">보내기</button></form>
    <iframe src="${trap}/frame"></iframe><object data="${trap}/object"></object><link rel=stylesheet href="${trap}/a.css">
    <link rel=prefetch href="${trap}/prefetch">`,
  'cover.html': `<title>다섯</title><style>@import '${trap}/b.css';body::before{content:'';position:fixed;inset:0;background:red}</style>
    <p style="position:fixed;inset:0;z-index:9999;background:url(${trap}/cover.png)">다섯째 규정은 승인 번호 파하거입니다.</p>`,
  '[1].html': '<title>[1] <b>각주</b></title><p>여섯째 규정은 승인 번호 너더러입니다. [1] [99]</p>',
});

test('hostile manuals are shown as harmless text, and nothing is fetched', { skip }, async (t) => {
  const heard: string[] = [];
  const trap = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((ready) => trap.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  const files = hostile(address);
  const { engine, client, folder } = await running(t, files);
  const stage = (await openStage()) as Stage;
  t.after(async () => {
    await stage.close();
    trap.closeAllConnections();
    trap.close();
  });
  await eventsOf(client.library.ingest({ folder, locale: 'ko' }));
  const scene = await stage.open(engine);
  const { page } = scene;
  const { ko } = words;
  await page.getByRole('navigation').getByRole('button', { name: ko.app.library }).click();
  await page.getByRole('tab', { name: /^문서/ }).click();
  const rows = page.getByRole('listbox').getByRole('option');
  await page.getByText(`문서 ${Object.keys(files).length}개`, { exact: true }).waitFor();
  for (let at = 0; at < Object.keys(files).length; at += 1) {
    await rows.nth(at).click();
    const frame = page.frameLocator('iframe');
    const text = frame.getByText(/규정은 승인 번호 .{3}입니다/);
    await text.waitFor();
    // Nothing covers the text: a click meets it.
    await text.click({ trial: true });
    assert.equal(await frame.locator('script,iframe,object,embed,form,svg,link,meta[http-equiv]').count(), 0);
    for (const link of await frame.locator('a[href]').all()) await link.click({ noWaitAfter: true });
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'detached' });
  }
  assert.equal(new URL(page.url()).pathname, '/', 'the page has not been left');
  assert.deepEqual(heard, []);
  // What the sandbox refused may be complained about; a request to anywhere else may not be there.
  assert.deepEqual(
    scene.complaints.filter((line) => line.includes(address)),
    [],
  );
});
