import { expect, test } from 'vitest';
import { signInLikelihood } from '../../../../src/background/fixes/sign-in-likelihood.ts';

const cookie = (name: string, value = 'x', httpOnly = false) => ({ name, value, httpOnly });

test.each([
  'sessionid',
  'PHPSESSID',
  'connect.sid',
  'JSESSIONID',
  'auth_token',
  '__Host-session',
  '.AspNetCore.Session',
  'remember_me',
  'logged_in',
])('A cookie named %s looks like a sign-in', name => expect(signInLikelihood(cookie(name))).toMatch(/name/));

test.each(['_ga', 'csrftoken', 'XSRF-TOKEN', 'cookie_consent', 'lang', 'AWSALB', 'theme', 'cart'])(
  'A cookie named %s does not',
  name => expect(signInLikelihood(cookie(name, 'a8Kz0qL2mN4pR6tV9x', true && name !== 'cart'))).toBeNull(),
);

test('A signed token is a sign-in whatever its name is', () => {
  expect(signInLikelihood(cookie('x', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'))).toMatch(/signed token/);
});

test('A random value counts only when scripts cannot read it', () => {
  expect(signInLikelihood(cookie('x', 'a8Kz0qL2mN4pR6tV9x', true))).toMatch(/random/);
  expect(signInLikelihood(cookie('x', 'a8Kz0qL2mN4pR6tV9x', false))).toBeNull();
});
