/** Tiny images of the sample export, made from code so that no binary source is needed. */
import { crc32 } from './crc32.ts';

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** zlib stream of one stored block: compressors differ between versions, stored bytes do not. */
function stored(data: Buffer): Buffer {
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const head = Buffer.from([
    0x78,
    0x01,
    0x01,
    data.length & 255,
    data.length >> 8,
    ~data.length & 255,
    (~data.length >> 8) & 255,
  ]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(((b << 16) | a) >>> 0);
  return Buffer.concat([head, data, sum]);
}

/** Palette PNG, one byte per pixel. */
function png(
  width: number,
  height: number,
  palette: number[][],
  pixel: (x: number, y: number) => number,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = pixel(x, y);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', stored(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function lamp(rgb: number[]): Buffer {
  return png(16, 16, [[255, 255, 255], rgb, [60, 60, 60]], (x, y) => {
    const d = (x - 7.5) ** 2 + (y - 7.5) ** 2;
    return d < 30 ? 1 : d < 46 ? 2 : 0;
  });
}

export function sampleImages(company: string): { path: string; bytes: Buffer }[] {
  const svg = (text: string): Buffer => Buffer.from(text, 'utf8');
  return [
    {
      path: 'images/spacer.gif',
      bytes: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
    },
    { path: 'images/led_green.png', bytes: lamp([30, 160, 60]) },
    { path: 'images/led_red.png', bytes: lamp([210, 40, 40]) },
    { path: 'images/led_off.png', bytes: lamp([190, 190, 190]) },
    {
      path: 'images/logo.svg',
      bytes: svg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="24"><rect width="120" height="24" fill="#036"/><text x="8" y="17" font-size="14" fill="#fff">${company}</text></svg>\n`,
      ),
    },
    {
      path: 'equipment/img/ap6 뒷면.png',
      bytes: png(
        96,
        48,
        [
          [240, 240, 240],
          [70, 70, 70],
          [30, 90, 200],
          [230, 200, 40],
        ],
        (x, y) => {
          if (y > 30 && x > 8 && x < 88 && x % 16 > 3) return x < 24 ? 2 : 3;
          return x < 2 || y < 2 || x > 93 || y > 45 ? 1 : 0;
        },
      ),
    },
    {
      path: 'equipment/img/uhd2_front.svg',
      bytes: svg(
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40"><rect width="160" height="40" rx="6" fill="#222"/><circle cx="20" cy="20" r="5" fill="#3c6"/><text x="34" y="24" font-size="10" fill="#ccc">UHD-2</text></svg>\n',
      ),
    },
    {
      path: '장애처리/img/점검순서.svg',
      bytes: svg(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><g font-size="11"><text x="4" y="24">전원 → 광신호 → 공유기 → 단말</text></g></svg>\n',
      ),
    },
  ];
}
