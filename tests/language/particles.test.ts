import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Particle, withParticle } from '../../main/language/particles.ts';

/** Words by how they are read; the list is the promise. */
const vowel =
  '요금 안내서,사과,와이파이,2,4,5,9,12,45,1.5,30%,25 %,500Mbps,1Gbps,10GB,512MB,100M,5G,1080p,3km,20 cm,220V,60Hz,36℃,5ms,30s,100W,LTE,IPTV,USB,Wi-Fi,OTT,SMS,VIP,ONT,router,server,cloud,page,site,link,desk,disk,network,log,check,data,Impress,Math,Calc,1000000000000,안내서(부가세 포함),"서버",가이드¹,서비스*,ㅏ,40$,A,B,set,text,point,10m'.split(
    ',',
  );
const consonant =
  '기가라이트 상품,원,33000원,요금(부가세 포함),0,3,6,10,100,1000,10000,100000000,13,2.3,20,30분,5kg,500 g,100ppm,PSTN,LAN,DM,VPN,RAM,HTM,phone,line,home,Chrome,app,internet,group,web,tab,click,layout,output,type,Basic,Facebook,reset,ZIP,설정(기본값),「약관」,24시간*,상품¹,₩,500원 (월),ㄱ,010-1234-5670'.split(
    ',',
  );
const rieul =
  '서울,3개월,지하철,1일,1,7,8,21,78,2.7,HTML,URL,R,PR,mail,file,table,Excel,Google,mobile,module,20dB,24px,Ⅰ,ㄹ,연말(12월)'.split(
    ',',
  );

const cases: readonly (readonly [readonly string[], Readonly<Record<string, string>>])[] = [
  [
    vowel,
    {
      '은/는': '는',
      '이/가': '가',
      '을/를': '를',
      '과/와': '와',
      '으로/로': '로',
      이다: '다',
      '이나/나': '나',
    },
  ],
  [
    consonant,
    { '은/는': '은', '이/가': '이', '을/를': '을', '과/와': '과', '으로/로': '으로', 이다: '이다' },
  ],
  [rieul, { '은/는': '은', '이/가': '이', '을/를': '을', '과/와': '과', '으로/로': '로', 이다: '이다' }],
];

for (const [words, forms] of cases)
  for (const word of words)
    test(`"${word}" takes ${Object.values(forms).slice(0, 5).join(' ')}`, () => {
      for (const [particle, form] of Object.entries(forms))
        assert.equal(withParticle(word, particle as Particle), word + form);
    });

test('a word in decomposed Hangul takes the same particle and stays as it was', () => {
  const word = '상품'.normalize('NFD');
  assert.equal(withParticle(word, '은/는'), `${word}은`);
});

test('no word at all still gives a particle', () => {
  for (const word of ['', '()', '((', ')', '…', '漢字', '😀', ' ', '"'])
    assert.match(withParticle(word, '은/는'), /[은는]$/);
});
