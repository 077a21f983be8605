import { isUtf8 } from 'node:buffer';

/** How the bytes of a file stand for its text; writing keeps it. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without the byte order mark, as editors show it. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** The text of a file's bytes, or in words why there is none. */
export function decodeText(bytes: Buffer): DecodedText | { readonly unreadable: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  if (bytes.includes(0)) return { unreadable: 'it is a binary file' };
  if (!isUtf8(bytes)) return { unreadable: 'its text is not UTF-8' };
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark
    ? { text: bytes.toString('utf8', 3), encoding: 'utf-8-bom' }
    : { text: bytes.toString('utf8'), encoding: 'utf-8' };
}

function decodeUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): DecodedText | { unreadable: string } {
  if (bytes.length % 2 !== 0) return { unreadable: 'its text is cut off in the middle of a UTF-16 unit' };
  const ordered = encoding === 'utf-16le' ? bytes : Buffer.from(bytes).swap16();
  const text = ordered.toString('utf16le', 2);
  return text.includes('\0') ? { unreadable: 'it is a binary file' } : { text, encoding };
}

/** The bytes of a text in an encoding. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8');
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
