import { expect, it } from 'vitest';
import { analyse } from '../../../../server/src/core/engine/analysis';
import { defaultSettings, rules } from '../../../../server/src/core/index';

it.each([
  ['az login --federated-token kJ8d-0x7Lq2v', 'az login stores'],
  ['doctl auth init --access-token kJ8d-0x7Lq2v', 'doctl auth init stores'],
  ['aws configure set aws_secret_access_key kJ8d-0x7Lq2v', 'aws configure set stores'],
])('does not print the credential of a login: %s', (command, start) => {
  const settings = { ...defaultSettings('2026-11-21'), preset: 'all' as const };
  const text = `FROM debian:12-slim\nRUN ${command}\n`;
  const { findings } = analyse({ path: 'Dockerfile', text }, 'dockerfile', settings, rules);
  const messages = findings.map(({ message }) => message);
  expect(messages.filter((message) => message.startsWith(start))).toHaveLength(1);
  expect(messages.filter((message) => message.includes('kJ8d'))).toEqual([]);
});
