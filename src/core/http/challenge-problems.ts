/** What can be wrong with a field: a word for machines, and a sentence for people. */
export const SENTENCES = {
  'line-break-or-nul':
    'A bare line break or NUL stands inside the value, which no field may hold, so nothing in it can be trusted.',
  'unbalanced-quote': 'A quoted value has no closing quote; it was read to the end of the field.',
  'quote-runs-on':
    'A quoted value has no closing quote before the next parameter; it was read up to the comma before that one.',
  'unescaped-quote':
    'A quoted value has quotes inside that are not escaped, so where it ends cannot be known; it was left out.',
  'text-after-value': 'Text follows a quoted value without a separator; that text was left out.',
  semicolon: 'A semicolon stands where the grammar wants a comma.',
  'character-not-allowed': 'A quoted value holds a control character.',
  'unquoted-value': 'A value with characters that need quotes stands without them.',
  'missing-value': 'A parameter has a name and an equals sign, but no value.',
  'missing-comma': 'Two parameters or challenges stand side by side without a comma.',
  'comma-after-scheme': 'A comma stands between a scheme and its parameters; they were taken as that scheme’s.',
  'word-between-parameters':
    'A word stands alone between parameters. It counts as a scheme; what follows was taken as the challenge’s before it.',
  'token68-and-params':
    'A scheme is followed by both a bare token and parameters; the grammar allows one or the other.',
  'no-scheme': 'A parameter stands where a scheme should begin; it was left out.',
  'bad-name': 'A parameter’s name holds characters that a name may not hold.',
  'bare-quoted-string': 'A quoted text stands where a parameter should; it was left out.',
  'tab-after-scheme': 'A tab stands after the scheme, where the grammar wants a space.',
  'field-name': 'The value repeats the name of its own header; that was left out.',
  'stray-text': 'Text that is neither a scheme nor a parameter was left out.',
  'outside-grammar': 'The value does not follow the grammar of a challenge.',
} as const;
export type Reason = keyof typeof SENTENCES;

/** Notes a departure from the grammar; `at` is the index in the field. */
export type Blame = (reason: Reason, at: number) => void;
