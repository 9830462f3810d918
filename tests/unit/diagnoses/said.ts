import { episodeOf } from '../../../src/cli/cases.ts';
import { collect } from '../../../src/core/index.ts';
import { exchange, testCase } from '../../cases/build.ts';

/** The evidence of an answer that says so in the member `message` of its body. */
export function said(message: string) {
  const line = testCase('said', {
    name: 'said',
    exchanges: [exchange({ url: 'https://api.example/x', json: { message } })],
    expect: { primary: null },
  });
  return collect(episodeOf(line), { salt: 'tests' }).subject;
}
