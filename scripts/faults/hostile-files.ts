import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

const officeDocument = 'word/document.xml';

/** Files that cannot be read, each with the code that says why. `intact` is a Word document. */
export function hostileFiles(intact: Buffer): { name: string; bytes: Buffer; code: string }[] {
  return [
    { name: 'empty.pdf', bytes: Buffer.alloc(0), code: 'EMPTY_DOCUMENT' },
    { name: 'blank.txt', bytes: Buffer.from(' \n\t\n '), code: 'NO_TEXT' },
    { name: 'truncated.docx', bytes: intact.subarray(0, intact.length / 2), code: 'CORRUPT_DOCUMENT' },
    { name: 'bomb.docx', bytes: zipOf(officeDocument, Buffer.alloc(64 * 1024 ** 2)), code: 'ARCHIVE_BOMB' },
    { name: 'sealed.eml', bytes: Buffer.from(sealedMail), code: 'ENCRYPTED_DOCUMENT' },
    { name: 'scan.pdf', bytes: scannedPage(), code: 'NEEDS_OCR' },
    { name: 'noise.bin', bytes: Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(4096)]), code: 'UNKNOWN_TYPE' },
  ];
}

/** An enveloped message (RFC 8551 §3.3). */
const sealedMail = `From: mill@example.com
To: office@example.com
Subject: sealed
MIME-Version: 1.0
Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
Content-Transfer-Encoding: base64

MIIBHgYJKoZIhvcNAQcDoIIBDzCCAQsCAQAxgcAwgb0CAQAwJjASMRAwDgYDVQQDEwdDYXJsUlNBAhBGNGvH
`.replaceAll('\n', '\r\n');

/** A PDF (ISO 32000-2) of one page that is a picture and nothing else. Readers find its objects without a cross-reference table. */
function scannedPage(): Buffer {
  const pixels = Buffer.alloc(64 * 64, 0x80);
  const content = 'q 612 0 0 792 0 0 cm /Scan Do Q';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 ' +
      `/Length ${pixels.length} >>\nstream\n${pixels.toString('latin1')}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}

/** A ZIP archive (APPNOTE 6.3.10) of one deflated entry. */
function zipOf(name: string, bytes: Buffer): Buffer {
  const packed = deflateRawSync(bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
