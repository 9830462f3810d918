/**
 * A value that must not reach a log, a message, a file or a report by accident. It has no string form and no JSON
 * form; `reveal()` is the one door, and it is easy to search for.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The raw value. Call it only inside `core/evidence`, the vault and what a person asked for by a click. */
  reveal(): T {
    return this.#value;
  }

  /** @throws always: a secret has no JSON form */
  toJSON(): never {
    throw new TypeError('A secret has no JSON form');
  }

  /** @throws always: a secret has no string form */
  toString(): never {
    throw new TypeError('A secret has no string form');
  }

  /** @throws always: a secret converts to nothing */
  [Symbol.toPrimitive](): never {
    throw new TypeError('A secret converts to nothing');
  }
}
