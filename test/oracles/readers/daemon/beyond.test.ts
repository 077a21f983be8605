import { expect, it } from 'vitest';
import { defaultSettings } from '../../../../server/src/core/index';
import { analysed } from '../../analysed';
import type { Json } from '../../answer';
import type { Subject } from '../../subject';
import { beyond } from './beyond';

const text = '{ "icc": false, "mtu": 1400 }\n';

function side(written: string, effective: { readonly [key: string]: Json }) {
  const subject: Subject = {
    kind: 'daemon',
    origin: 'test',
    path: '/etc/docker/daemon.json',
    text: written,
    files: {},
  };
  const official = { reading: { effective, ignored: {} } };
  return { subject, analysis: analysed(subject, defaultSettings('2026-11-21')), official };
}

it('tells what reads otherwise where no edit is, and what is weaker', () => {
  const span = { start: text.indexOf('1400'), end: text.indexOf('1400') + 4 };
  const changed = (effective: { readonly [key: string]: Json }) =>
    beyond({
      before: side(text, { icc: false, mtu: 1400 }),
      after: side(text.replace('1400', '1500'), effective),
      edits: [{ span, newText: '1500' }],
    });
  expect(changed({ icc: false, mtu: 1500 })).toEqual([]);
  expect(changed({ icc: true, mtu: 1500 })).toEqual([
    'effective.icc is read otherwise: false, then true',
    'icc is weaker than before',
  ]);
  expect(changed({ icc: false, mtu: 1500, debug: true })).toEqual([
    'effective.debug is read otherwise: undefined, then true',
  ]);
});
