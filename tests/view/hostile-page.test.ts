import assert from 'node:assert/strict';
import { test } from 'node:test';
import { show } from './showing.ts';

test('nothing that runs, loads from elsewhere, submits or covers the page is shown', () => {
  const { $, html } = show(
    `<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/">
    <link rel="stylesheet" href="https://evil.example/a.css"><style>body{display:none}@import "//evil.example"</style>
    <p onclick="alert(1)" style="position:fixed;inset:0;background:url(https://evil.example/x);color:red;z-index:9">글</p>
    <script>alert(1)</script><img src=x onerror=alert(1)><img src="https://evil.example/1.gif" width=1 height=1>
    <img src="//evil.example/2.gif"><svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>그림</text></a></svg>
    <a href="javascript:alert(1)">하나</a><img src="spy.png" width="1" height="1"><a href=" JaVaScRiPt:alert(1)">둘</a><a href="data:text/html,<script>1</script>">셋</a>
    <a href="vbscript:x">넷</a><form action="https://evil.example"><input name=a><button>보내기</button><p>양식 글</p></form>
    <iframe src="https://evil.example"></iframe><object data="a.swf"></object><embed src="a.swf">
    <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
    <noscript><p title="</noscript><img src=x onerror=alert(1)>">n</p></noscript>
    <table background="https://evil.example/b.png"><tr><td background="https://evil.example/c.png">칸</td></tr></table>
    <video poster="https://evil.example/p.png" src="https://evil.example/v"></video><a href="a.html" ping="https://evil.example" target="_top">다섯</a>`,
    { linkTo: (href) => (/^[a-z]+\.html$/.test(href) ? `/view/${href}` : null), imageAt: () => null },
  );
  const main = $('main');
  assert.equal(
    main.find('script,style,link,meta,base,iframe,object,embed,form,input,button,svg,math,video,img').length,
    0,
  );
  for (const element of main.find('*').toArray()) {
    for (const [name, value] of Object.entries(element.attribs)) {
      assert.doesNotMatch(name, /^on|^ping$|^target$|^background$|^srcset$/);
      // A title may say where a link led; everything else must be ours.
      if (name !== 'title') assert.doesNotMatch(value, /evil|javascript|vbscript|url\(|position|z-index/i);
    }
  }
  assert.doesNotMatch(html.replace(/title="[^"]*"/g, ''), /evil\.example|javascript:|onerror|alert\(/i);
  for (const word of ['글', '하나', '둘', '셋', '다섯', '양식 글', '칸'])
    assert(main.text().includes(word), word);
});

test('a link that only the outside world could follow shows its target and leads nowhere', () => {
  const { $ } = show('<p><a href="https://example.com/x">자세히</a></p>', { linkTo: () => null });
  assert.deepEqual({ ...$('main a').attr() }, { title: 'https://example.com/x' });
});

test('a manual cannot pass for our mark', () => {
  const { $ } = show(
    `<p id="cited">가짜 <mark class="footnote-cited" data-footnote="1" id="cited">표시</mark></p>
    <p><a href="#cited">가짜로</a> <a href="#real">진짜로</a> <a name="cited"></a></p>
    <p id="real">진짜로 인용한 문장입니다.</p>`,
    { cite: '진짜로 인용한 문장입니다.' },
  );
  assert.equal($('[id="cited"]').length, 1);
  assert.equal($('[id="cited"]').text(), '진짜로 인용한 문장입니다.');
  assert.equal($('.footnote-cited').length, 1);
  assert.equal($('a[href="#manual-cited"]').length, 1);
  assert.equal($('[id="manual-cited"]').length, 2);
  assert.equal($('a[href="#real"]').length, 1);
  assert.equal($('#real').length, 1);
});

test('links and pictures are asked for relative to the file, and the rest of the page keeps its form', () => {
  const { $ } = show(
    `<base href="../"><p><a href="fee.html#a">요금</a> <img src="i/led.png" alt="빨강" width="12"> <img src="gone.png" alt="없음"></p>
    <p>그림 <img src="data:image/png;base64,iVBORw0KGgo=" alt="점"></p>
    <table><tr><th scope="col" id="h1" colspan="2">머리<tr><td headers="h1" rowspan="2" style="text-align:right;color:#ff0000;margin:-99px" bgcolor="#eeeeee">칸</table>
    <ol start="3" type="a"><li value="5">항목</ol>`,
    { imageAt: (href) => (href === '../i/led.png' ? '/image/led' : null) },
  );
  assert.equal($('a').attr('href'), '/view/../fee.html#a');
  assert.deepEqual(
    $('img')
      .toArray()
      .map((image) => image.attribs.src),
    ['/image/led', undefined, 'data:image/png;base64,iVBORw0KGgo='],
  );
  assert.equal($('img[alt=없음]').attr('src'), undefined);
  assert.deepEqual({ ...$('th').attr() }, { scope: 'col', id: 'h1', colspan: '2' });
  assert.deepEqual(
    { ...$('td').attr() },
    {
      headers: 'h1',
      rowspan: '2',
      style: 'background-color:#eeeeee;text-align:right;color:#ff0000',
    },
  );
  assert.equal($('ol').attr('start'), '3');
  assert.equal($('li').attr('value'), '5');
});
