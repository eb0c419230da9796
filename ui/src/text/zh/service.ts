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

export const sentences: Table = Object.assign({}, ...tables);

export const service = translator(sentences, slots);
