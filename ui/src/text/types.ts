import type { en } from "./en";

export type TextKey = keyof typeof en;

/** Gives the text of a key, with values in its braces. */
export type Say = <Key extends TextKey>(key: Key, ...values: Arguments<(typeof en)[Key]>) => string;

/** A text by the grammar of counts; `other` is always there. What stands in braces is filled in. */
interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly other: string;
}

export type Text = string | Plural;

/** The names in braces of a text. */
type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The names in braces of a text in all of its forms; a text with forms also wants its `count`. */
export type Parameters<T> = T extends string
  ? Names<T>
  : T extends { readonly other: infer Other }
    ? "count" | Names<Other> | (T extends { readonly one: infer One } ? Names<One> : never)
    : never;

export type Values<Name extends string> = { readonly [N in Name]: string | number };

/** What a call of a text takes beside its key: nothing where there is nothing to fill in. */
export type Arguments<T> = [Parameters<T>] extends [never] ? [] : [values: Values<Parameters<T>>];
