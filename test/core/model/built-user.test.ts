import { describe, expect, it } from 'vitest';
import { builtUser } from '../../../server/src/core/model/built-user';

const text =
  'FROM alpine:3.24 AS base\nUSER app:app\nFROM base AS test\nUSER root\nFROM debian:13\nARG WHO\nUSER $WHO\n';

describe('the user of a built image', () => {
  it('is that of the last USER of the target or a stage below it', () => {
    expect(builtUser(text, 'base')).toEqual({ name: 'app', isSet: true, baseImage: 'alpine:3.24' });
    expect(builtUser(text, 'TEST')).toEqual({ name: 'root', isSet: true, baseImage: 'alpine:3.24' });
  });

  it('is unknown where a variable decides', () => {
    expect(builtUser(text, undefined)).toEqual({ name: undefined, isSet: true, baseImage: 'debian:13' });
  });

  it('is that of the image where there is no USER', () => {
    expect(builtUser('FROM node:24\n', undefined)).toEqual({ name: undefined, isSet: false, baseImage: 'node:24' });
  });

  it('is nobody without a stage', () => {
    expect(builtUser(text, 'other')).toBeUndefined();
    expect(builtUser('', undefined)).toBeUndefined();
  });
});
