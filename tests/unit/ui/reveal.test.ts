import { expect, test } from 'vitest';
import { createReveal } from '../../../src/ui/reveal.ts';

function revealing() {
  const shown: (string | null)[] = [];
  const reveal = createReveal<string>(next => shown.push(next));
  return { shown, reveal };
}

/** An answer that comes when it is told to. */
function late() {
  let come: (answer: string) => void = () => undefined;
  const answer = new Promise<string>(resolve => {
    come = resolve;
  });
  return { answer, come };
}

test('An answer is shown until it is hidden', async () => {
  const { shown, reveal } = revealing();
  await reveal.ask(Promise.resolve('secret'));
  reveal.hide();
  expect(shown).toEqual(['secret', null]);
});

test('An answer that comes after the reader has left is thrown away', async () => {
  const { shown, reveal } = revealing();
  const { answer, come } = late();
  const asked = reveal.ask(answer);
  reveal.hide();
  come('secret');
  await asked;
  expect(shown).toEqual([null]);
});

test('Asked again after that, only the newer answer is shown, in whichever order they come', async () => {
  const { shown, reveal } = revealing();
  const [first, second] = [late(), late()];
  const asked = [reveal.ask(first.answer)];
  reveal.hide();
  asked.push(reveal.ask(second.answer));
  second.come('newer');
  first.come('older');
  await Promise.all(asked);
  expect(shown).toEqual([null, 'newer']);
});
