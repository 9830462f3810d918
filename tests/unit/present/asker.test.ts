import { describe, expect, test } from 'vitest';
import { collectUrl, type ExchangeEvidence } from '../../../src/core/index.ts';
import { askerOf } from '../../../src/present/asker.ts';
import { caseLike, recordOf } from './cases.ts';

const url = (address: string) => collectUrl(address, { salt: 'test' });
const asked = (more: Partial<ExchangeEvidence>) =>
  askerOf({ ...recordOf(caseLike('a')).evidence.subject, frameId: 0, ...more });
const login = url('https://login.example/frame?next=1');

describe('Who asked', () => {
  test('is the page, which a row need not say', () => {
    expect(asked({ initiator: url('https://shop.example/') })).toMatchObject({ kind: 'page', short: '' });
  });

  test('is a frame, by its host', () => {
    expect(asked({ frameId: 4, parentFrameId: 0, initiator: login })).toMatchObject({
      kind: 'frame',
      short: 'frame of login.example',
    });
  });

  test('is a frame within a frame, with its address where the browser tells it', () => {
    const { sentence } = asked({ frameId: 9, parentFrameId: 4, initiator: login, document: login });
    expect(sentence).toContain('A frame within a frame of https://login.example/frame');
  });

  test('is a worker when no tab made the request and an origin did, by its script where that is told', () => {
    expect(asked({ tabId: -1, frameId: null, initiator: login })).toMatchObject({ short: 'worker login.example' });
    const script = url('https://shop.example/sw.js');
    expect(asked({ tabId: -1, frameId: null, initiator: script, document: script }).short).toBe('worker /sw.js');
  });

  test('is not claimed to be a worker when nobody is named', () => {
    expect(asked({ tabId: -1, frameId: null, initiator: null })).toMatchObject({ kind: 'untold', short: '' });
  });

  test('is not claimed to be the page when the frame was not told', () => {
    expect(asked({ frameId: null }).kind).toBe('untold');
  });
});
