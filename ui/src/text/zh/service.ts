import chinese from "../service/chinese.json";
import english from "../service/english.json";
import type { Table } from "../service/pattern";
import { translator } from "../service/translator";
import { documents, fields } from "./service/fields";
import { modelFields, models } from "./service/models";
import { requests } from "./service/requests";
import { rows } from "./service/rows";
import { control, runs } from "./service/runs";
import { slots } from "./service/slots";
import { schemas, templates } from "./service/templates";

/** 服务所说的英文句子，以及对应的中文。 */
export const tables: readonly Table[] = [
  runs,
  control,
  rows,
  requests,
  fields,
  documents,
  templates,
  schemas,
  models,
  modelFields,
];

/** Sentences with codes where they stand within others, in a log or beside a rejected row: as patterns of both numbers. */
const coded: Table = Object.fromEntries(
  Object.entries(english).flatMap(([code, pattern]) => {
    const translation = (chinese as Table)[code] ?? pattern;
    return /[a-z]{3}/i.test(pattern.replace(/\{[^}]*\}/g, ""))
      ? [1, 2].map((number) => [inNumber(pattern, number), inNumber(translation, number)])
      : [];
  }),
);

function inNumber(pattern: string, number: number): string {
  return pattern.replace(/\{\w+:([^{}|]*)\|([^{}|]*)\}/g, `$${String(number)}`);
}

export const sentences: Table = Object.assign({}, coded, ...tables);

export const service = translator(sentences, slots);
